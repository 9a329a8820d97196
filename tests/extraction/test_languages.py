"""Names of code languages, from wherever a page states them."""

import pytest

from crawler.extraction import extract, languages


@pytest.mark.parametrize(
    ("stated", "name"),
    [("py", "python"), ("Python3", "python"), ("pycon", "python"), ("js", "javascript"), ("ts", "typescript"), ("tsx", "tsx"),  # noqa: E501
     ("C++", "cpp"), ("c#", "csharp"), ("console", "bash"), ("yml", "yaml"), ("JSON", "json"), ("text", ""), ("none", ""),  # noqa: E501
     ("{.rust}", "rust"), ("a b", ""), ("", ""), (None, ""), ("x" * 99, ""), ('"><script>', "")],
)  # fmt: skip
def test_names_are_normalised(stated: str | None, name: str) -> None:
    assert languages.normalise(stated) == name


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<pre><code class="language-python">x</code></pre>', "python"),
        ('<pre class="lang-js">x</pre>', "javascript"),
        ('<pre class="brush: php; toolbar: false">x</pre>', "php"),
        ('<div class="highlight-console notranslate"><div class="highlight"><pre>x</pre></div></div>', "bash"),
        ('<div class="highlight highlight-source-shell"><pre>x</pre></div>', "bash"),
        ('<div class="sourceCode"><pre class="sourceCode haskell"><code>x</code></pre></div>', "haskell"),
        ('<div class="mw-highlight mw-highlight-lang-lua"><pre>x</pre></div>', "lua"),
        ('<pre data-lang="go">x</pre>', "go"),
        ('<figure data-language="toml"><pre><code>x</code></pre></figure>', "toml"),
        ('<pre class="cpp">x</pre>', "cpp"),
        ('<pre lang="ruby">x</pre>', "ruby"),
        ('<pre lang="en">x</pre>', ""),
        ('<pre>&gt;&gt;&gt; x</pre>', "python"),
        ('<pre class="programlisting">x</pre>', ""),
        ('<div class="highlight-default notranslate"><pre>x</pre></div>', ""),
        ('<div class="language-go"><ul><li><pre>x</pre></li></ul></div>', ""),
    ],
)  # fmt: skip
def test_a_fence_says_what_the_page_says(html: str, name: str) -> None:
    made = extract(f"<main><p>a</p>{html}</main>".encode(), url="https://docs.example/")
    assert f"```{name}\n" in made.markdown
