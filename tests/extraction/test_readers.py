"""What a reader of the page sees, and what a reader of the seed then reads: small pages, one kind of thing each."""

import pytest

from crawler.extraction import extract

URL = "https://docs.example/guide/page.html"
BEFORE = "<h1>Mill</h1><p>The mill grinds the grain of the valley, and this page says how it is set up and run.</p>"
AFTER = "<p>After that the miller sweeps the floor and locks the door behind him.</p>"


def seed(body: str, *, shell: str = "<!doctype html><html lang=en><head><title>Mill</title></head><body>{}</body></html>") -> str:  # fmt: skip  # noqa: E501
    made = extract(shell.format(f"<main>{BEFORE}{body}{AFTER}</main>").encode(), url=URL).markdown
    start = "and this page says how it is set up and run.\n"
    assert made.endswith("locks the door behind him.\n"), made
    return (
        made.partition(start)[2]
        .removesuffix("After that the miller sweeps the floor and locks the door behind him.\n")
        .strip()
    )


@pytest.mark.parametrize(
    "page",
    [
        "<main><h1>A</h1><p>Words of it.</p></main>",
        "<!doctype html><title>A</title><article><h1>A</h1><p>Words of it.</p></article>",
        "<meta charset=utf-8><section><h1>A</h1><p>Words of it.</section>",
        "<html><head><title>A</title></head><main><h1>A</h1><p>Words of it.</main>",
        "<header>x</header><main><h1>A</h1><p>Words of it.</main>",
        "<title>A</title><h1>A</h1><p>Words of it.<footer>Copyright 2026</footer>",
        "<custom-page><main><h1>A</h1><p>Words of it.</p></main></custom-page>",
        "<!doctype html>\n<!--[if IE 8]><html class=no-js lang=en> <![endif]-->\n<!--[if gt IE 8]><!--> <html lang=en>"
        " <!--<![endif]--><body><main><h1>A</h1><p>Words of it.</p></main></html>",
    ],
)
def test_a_page_without_a_body_tag_is_read(page: str) -> None:
    assert extract(page.encode(), url=URL).markdown == "# A\n\nWords of it.\n"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<p>See <picture><source srcset=a.webp><source srcset=b.png><img src=c.png alt=C></picture> here.", "See ![C](https://docs.example/guide/c.png) here."),  # noqa: E501
        ("<p>One<section>Two</section>", "One\n\nTwo"),
        ("<p>One<figure>Two</figure>Three", "One\n\nTwo\n\nThree"),
        ("<p>One</br>Two</p>", "One\\\nTwo"),
        ("<p><b>One<i>two</b>three</i>", "**One*two***<em>three</em>"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "|  |  |\n| --- | --- |\n| a | b |\n| c | d |"),
        ("<table><th>A<th>B<tr><td>c<td>d</table>", "| A | B |\n| --- | --- |\n| c | d |"),
        ("<table>Loose.<tr><td>a<td>b</table>", "Loose.\n\n|  |  |\n| --- | --- |\n| a | b |"),
        ("<p>a &check; b &lbrace; &NotEqualTilde;", "a ✓ b { ≂̸"),
        ("<pre>\n\nfirst</pre>", "```\nfirst\n```"),
        ("<p>red&#27;[0m and &#7;bell&#xFFFF;", "red[0m and bell"),
        ("<p>Write to <you@host> now, or List<String> it.", "Write to now, or List it."),
        ('<p @click="x" [y]="z" data-a="1\n2">Words', "Words"),
        ('<p><a title="a<b>" href="x">go</a>', "[go](https://docs.example/guide/x)"),
        ("<p>a<wbr>b <track>c", "ab c"),
        ("<script>if (a < b && c) { '</p>' }</script><p>x", "x"),
    ],
)  # fmt: skip
def test_mark_up_is_read_as_html5_says(body: str, wanted: str) -> None:
    assert seed(body) == wanted


def test_the_sections_of_character_data_in_xhtml_are_text() -> None:
    shell = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title><script>//<![CDATA[\nvar a;//]]></script></head><body>{}</body></html>'.replace(  # noqa: E501
        "var a;", "var a;"
    )
    assert (
        seed("<pre><![CDATA[a < b && <c>]]></pre><p>x <![CDATA[y & z]]></p>", shell=shell)
        == "```\na < b && <c>\n```\n\nx y & z"
    )


@pytest.mark.parametrize(
    "block",
    [
        # numbers of lines
        '<div class=highlight><pre class=chroma><code class=language-py data-lang=py><span class=line><span class=ln>8</span><span class=cl>a = 1\n</span></span><span class=line><span class=ln>9</span><span class=cl>  b = 2\n</span></span></code></pre></div>',  # noqa: E501
        '<pre class=language-py><span style="user-select:none;margin:1px">1</span>a = 1\n<span style="user-select:none;margin:1px">2</span>  b = 2</pre>',  # noqa: E501
        "<figure class='highlight py'><table><tr><td class=gutter><pre><span class=line>1</span><br><span class=line>2</span><br></pre></td><td class=code><pre><span class=line>a = 1</span><br><span class=line>  b = 2</span><br></pre></td></tr></table></figure>",  # noqa: E501
        "<figure class='highlight py'><pre><code><span class=line>a = 1</span><br><span class=line>  b = 2</span></code></pre></figure>",  # noqa: E501
        "<pre lang=py><a class=line-number id=L1>1</a>a = 1\n<a class=line-number id=L2>2</a>  b = 2</pre>",
        "<pre lang=py><code data-line-number=1>1</code>a = 1\n<code data-line-number=2>2</code>  b = 2</pre>",
        # no <pre>
        "<div class='syntaxhighlighter py'><table><tbody><tr><td class=code><div class=container><div class=line><code>a = 1</code></div><div class=line><code>&nbsp;&nbsp;</code><code>b = 2</code></div></div></td></tr></tbody></table></div>",  # noqa: E501
        "<div class='crayon-syntax lang-py'><table class=crayon-table><tr><td class=crayon-nums><div>1</div><div>2</div></td><td class=crayon-code><div class=crayon-pre><div class=crayon-line><span>a = 1</span></div><div class=crayon-line>&nbsp; <span>b = 2</span></div></div></td></tr></table></div>",  # noqa: E501
        "<div class='file language-py'><table class='highlight js-file'><tr><td class='blob-num' data-line-number=1></td><td class='blob-code blob-code-inner'>a = 1</td></tr><tr><td class='blob-num' data-line-number=2></td><td class='blob-code'>  b = 2</td></tr></table></div>",  # noqa: E501
        '<div class=language-py style="white-space:pre;font-family:monospace">a = 1\n  b = 2</div>',
        '<div class=language-py style="font-family: Consolas; white-space: pre-wrap"><div>a = 1</div><div>  b = 2</div></div>',  # noqa: E501
        '<code class=language-py style="display: block">a = 1\n  b = 2</code>',
        "<p><code class=language-py>a = 1<br>  b = 2</code></p>",
        "<p><code class=language-py>\na = 1<br>&nbsp;&nbsp;b = 2<br>\n</code></p>",
        "<div class='code language-py'>a = 1<br>&nbsp;&nbsp;b = 2</div>",
        "<div class='codeblock language-py'><div class=line>a = 1</div><div class=line>  b = 2</div></div>",
        # words of its toolbar
        "<div class=box><div class=head><span>Python</span><span>Copy code</span></div><pre>a = 1\n  b = 2</pre></div>",
        "<div class=box><pre><code class=language-py>a = 1\n  b = 2</code></pre><div class=tools><span>Copied!</span></div></div>",  # noqa: E501
        "<figure><figcaption>py</figcaption><pre>a = 1\n  b = 2</pre></figure>",
        # editors' boxes, and lists that number the lines
        "<div class='cm-editor'><div class=cm-gutters aria-hidden=true><div>1</div><div>2</div></div><div class=cm-content data-language=python><div class=cm-line>a = 1</div><div class=cm-line>  b = 2</div></div></div>",  # noqa: E501
        "<div class='CodeMirror lang-py'><div class=CodeMirror-code><div><div class=CodeMirror-linenumber>1</div><pre class=CodeMirror-line>a = 1</pre></div><div><div class=CodeMirror-linenumber>2</div><pre class=CodeMirror-line>  b = 2</pre></div></div></div>",  # noqa: E501
        "<div class='monaco-editor' data-language=python><div class=margin><div>1</div></div><div class=view-lines><div class=view-line>a&nbsp;= 1</div><div class=view-line>&nbsp;&nbsp;b = 2</div></div></div>",  # noqa: E501
        "<div class='ace_editor lang-py'><div class=ace_gutter><div>1</div></div><div class=ace_line>a = 1</div><div class=ace_line>  b = 2</div></div>",  # noqa: E501
        "<ol class='linenums lang-py'><li class=L0>a = 1</li><li class=L1>&nbsp;&nbsp;b = 2</li></ol>",
        "<div class=dp-highlighter><ol class='dp-c python'><li class=alt><span>a = 1&nbsp;</span></li><li>&nbsp;&nbsp;b = 2</li></ol></div>",  # noqa: E501
        "<div class='python geshi'><ol><li class=li1><div class=de1>a = 1</div></li><li class=li1><div class=de1>&nbsp; b = 2</div></li></ol></div>",  # noqa: E501
        "<div class=lang-py><table class=code><tr><th id=L1><a href='#L1'>1</a></th><td>a = 1</td></tr><tr><th id=L2><a href='#L2'>2</a></th><td>  b = 2</td></tr></table></div>",  # noqa: E501
        "<div class=lang-py><pre class=nums>1\n2</pre><pre>a = 1\n  b = 2</pre></div>",
        "<div style='white-space: pre; font-family: Menlo' class=lang-py><p>a = 1</p><p>  b = 2</p></div>",
        "<pre><div class=head>python<span>Copy code</span></div><div><code>a = 1\n  b = 2</code></div></pre>",
        "<pre><code class=language-py>a = 1\n  b = 2</code><span>Copied!</span></pre>",
        "<figure><figcaption><span>py</span> <a href='#'>Copy</a></figcaption><pre>a = 1\n  b = 2</pre></figure>",
    ],
)  # fmt: skip
def test_code_is_what_its_author_wrote(block: str) -> None:
    assert seed(block) == "```python\na = 1\n  b = 2\n```"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<p>Run <code>make<br>make install</code> now.", "Run `make`\\\n`make install` now."),
        ("<pre>1\n2\n3</pre>", "```\n1\n2\n3\n```"),
        ('<pre><span class="mi">1</span>\n<span class="mi">2</span>\n<span class="mi">3</span></pre>', "```\n1\n2\n3\n```"),  # noqa: E501
        ('<pre><span class="hljs-number">1</span> a\n<span class="hljs-number">2</span> b\n<span class="hljs-number">3</span> c</pre>', "```\n1 a\n2 b\n3 c\n```"),  # noqa: E501
        ("<div class=box><p>Python</p><pre>x</pre></div>", "Python\n\n```\nx\n```"),
        ("<div class=box><div>main.py</div><pre>x</pre></div>", "main.py\n\n```\nx\n```"),
        ("<p>The <code>a\nb</code> of it.", "The `a b` of it."),
        ("<table class=code-list><tr><td>1</td><td>one</td></tr><tr><td>2</td><td>two</td></tr></table>", "|  |  |\n| --- | --- |\n| 1 | one |\n| 2 | two |"),  # noqa: E501
        ('<p style="white-space: pre-wrap">A verse\nof two lines</p>', "A verse of two lines"),
        ("<div class=mermaid>graph TD\n  A --> B</div>", "```mermaid\ngraph TD\n  A --> B\n```"),
        ("<pre class=mermaid>graph TD\n  A --> B</pre>", "```mermaid\ngraph TD\n  A --> B\n```"),
        ("<pre><code class='language-mermaid'>graph TD\n  A --> B</code></pre>", "```mermaid\ngraph TD\n  A --> B\n```"),  # noqa: E501
        ("<div class=plantuml>@startuml\nA -> B\n@enduml</div>", "```plantuml\n@startuml\nA -> B\n@enduml\n```"),
        ('<script type="text/plain" class=mermaid>graph TD\n  A</script>', "```mermaid\ngraph TD\n  A\n```"),
        ("<ol class=steps><li>Open it.<li>Close it.</ol>", "1. Open it.\n2. Close it."),
        ("<pre>1\n2</pre><pre>a</pre>", "```\n1\n2\n```\n\n```\na\n```"),
        ("<pre>Copy <code>x</code></pre>", "```\nCopy x\n```"),
        ("<table><tr><th>a<th>b<tr><td>c<td><code>d<br>e</code></table>", "| a | b |\n| --- | --- |\n| c | `d` <br>`e` |"),  # noqa: E501
        ('<script type="text/x-mermaid">graph TD\n  A</script>', "```mermaid\ngraph TD\n  A\n```"),
        ("<div class=language-mermaid>graph TD\n  A</div>", "```mermaid\ngraph TD\n  A\n```"),
        ('<p><img src=x.png alt="digraph x {\n  a -> b;\n}"></p>', "```graphviz\ndigraph x {\n  a -> b;\n}\n```"),
        ('<p><img src=x.png alt="A graph of x"></p>', "![A graph of x](https://docs.example/guide/x.png)"),
    ],
)  # fmt: skip
def test_what_only_looks_like_it_stays_and_diagrams_are_code(body: str, wanted: str) -> None:
    assert seed(body) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ('<button aria-expanded=false aria-controls=a>May I?</button><div id=a hidden>You may.</div>', "**May I?**\n\nYou may."),  # noqa: E501
        ('<h3><button aria-expanded=false aria-controls=a>May I?</button></h3><div id=a hidden><p>You may.</div>', "### May I?\n\nYou may."),  # noqa: E501
        ('<button data-bs-target="#a">May I?</button><div id=a class=collapse style="display:none">You may.</div>', "**May I?**\n\nYou may."),  # noqa: E501
        ('<div role=button aria-controls=a>May I?</div><div id=a aria-hidden=true>You may.</div>', "**May I?**\n\nYou may."),  # noqa: E501
        ('<button class=accordion>May I?</button><div class=panel style="display: none">You may.</div>', "**May I?**\n\nYou may."),  # noqa: E501
        ('<div onclick="t()">May I?</div><div style="display:none">You may.</div>', "**May I?**\n\nYou may."),
        ("<dl><dt><button aria-expanded=false aria-controls=a>May I?</button><dd id=a hidden>You may.</dl>", "- **May I?**: You may."),  # noqa: E501
        ("<button data-tab=a>One</button><div class=p id=a style='display:none'>first</div>", "**One**\n\nfirst"),
        ("<h3>May I?</h3><div hidden><p>You may.</div>", "### May I?\n\nYou may."),
        ("<h3>May I?</h3><div aria-hidden=true>You may, at any time.</div>", "### May I?\n\nYou may, at any time."),
        ("<dl><dt>May I?</dt><dd aria-hidden=true>You may, at any time.</dd></dl>", "- **May I?**: You may, at any time."),  # noqa: E501
        ("<div hidden=until-found>You may.</div>", "You may."),
        ("<details><summary>May I?</summary>You may.</details>", "**May I?**\n\nYou may."),
        ('<a href="#a" aria-expanded=false aria-controls=a>Show more</a><div id=a hidden>You may.</div>', "You may."),
        ("<div><div><button id=q aria-expanded=false>May I?</button></div><div role=region aria-labelledby=q hidden>You may.</div></div>", "**May I?**\n\nYou may."),  # noqa: E501
        ("<div class=question role=button>May I?</div><div style='display:none'>You may.</div>", "**May I?**\n\nYou may."),  # noqa: E501
    ],
)  # fmt: skip
def test_a_closed_panel_stands_below_its_question(body: str, wanted: str) -> None:
    assert seed(body) == wanted


@pytest.mark.parametrize(
    "body",
    [
        "<p>seen<span hidden>unseen</span>.</p>",
        '<p>seen<b style="color:red;display: none">unseen</b>.</p>',
        '<p>seen<span style="visibility:hidden">unseen</span>.</p>',
        "<p>seen.</p><p hidden>unseen</p>",
        "<p>seen.</p><div hidden><p>unseen</p></div>",
        '<p>seen.</p><ul style="display:none"><li>unseen</ul>',
        "<p>seen<span class=d-none>unseen</span>.</p>",
        "<p>seen<span class=sr-only>unseen</span>.</p>",
        "<p>seen<i aria-hidden=true>unseen</i>.</p>",
        "<p>seen<span style='font-size: 0'>unseen</span>.</p>",
        "<p>seen<span style='position:absolute;left:-9999px'>unseen</span>.</p>",
        "<p>seen.</p><dialog><p>unseen</p></dialog>",
        "<p>seen.</p><template><p>unseen</p></template>",
    ],
)
def test_what_nothing_shows_is_left_out(body: str) -> None:
    assert seed(body) == "seen."


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<ul><li><label><input type=checkbox checked> Sweep</label><li><label><input type=checkbox> Lock</label></ul>", "- [x] Sweep\n- [ ] Lock"),  # noqa: E501
        ("<ul><li><p><input type=checkbox checked disabled> Sweep</p></ul>", "- [x] Sweep"),
        ("<ul><li><input type=checkbox id=a><label for=a>Sweep</label></ul>", "- [ ] Sweep"),
        ("<ul><li><span role=checkbox aria-checked=true></span> Sweep</ul>", "- [x] Sweep"),
        ("<p><label>Sweep the floor.</label></p>", "Sweep the floor."),
        ("<form><label>Name <input></label></form><p>x", "x"),
        ("<table><tr><th>a<th>b<tr><td>c<td><input type=checkbox checked></table>", "| a | b |\n| --- | --- |\n| c | [x] |"),  # noqa: E501
        ('<table><tr><th>a<th>b<tr><td>c<td><i class=ok title=Yes></i></table>', "| a | b |\n| --- | --- |\n| c | Yes |"),  # noqa: E501
        ('<table><tr><th>a<th>b<tr><td>c<td><i class=ok></i><span class=sr-only>Yes</span></table>', "| a | b |\n| --- | --- |\n| c | Yes |"),  # noqa: E501
        ('<table><tr><th>a<th>b<tr><td>c<td aria-label=Yes><svg><path/></svg></table>', "| a | b |\n| --- | --- |\n| c | Yes |"),  # noqa: E501
        ('<table><tr><th>a<th>b<tr><td>c<td><svg><title>Yes</title></svg> <small>since 2</small></table>', "| a | b |\n| --- | --- |\n| c | Yes since 2 |"),  # noqa: E501
        ('<table><tr><th>a<th>b<tr><td>c<td><span class=no role=img aria-label=No></span></table>', "| a | b |\n| --- | --- |\n| c | No |"),  # noqa: E501
        ('<p>As <a href=z aria-label=ZIP><i></i></a> or <a href=t><svg><title>TAR</title></svg></a>.', "As [ZIP](https://docs.example/guide/z) or [TAR](https://docs.example/guide/t)."),  # noqa: E501
        ('<p>As <a href=z><i></i><span class=visually-hidden>ZIP</span></a>.', "As [ZIP](https://docs.example/guide/z)."),
        ('<p>Press <i role=img aria-label=Play></i> to go.', "Press Play to go."),
        ('<h2>Run <a class=x href="#run" aria-label="Permalink to Run"><svg></svg></a></h2>', "## Run"),
        ("<ul><li><label><input type=checkbox disabled><span class=box></span></label> Lock</ul>", "- [ ] Lock"),
        ("<ul><li><i class='fa fa-check-square-o'></i> Sweep<li><i class='fa fa-square-o'></i> Lock</ul>", "- [x] Sweep\n- [ ] Lock"),  # noqa: E501
        ("<table><tr><th>a<th>b<tr><td><i class='fa fa-times'></i><td><i class='fa fa-check'></i></table>", "| a | b |\n| --- | --- |\n| ✗ | ✓ |"),  # noqa: E501
        ("<table><tr><th>a<th>b<tr><td>c<td><svg class=icon><use href='#yes'></use></svg></table>", "| a | b |\n| --- | --- |\n| c | ✓ |"),  # noqa: E501
        ("<table><tr><th>a<th>b<tr><td>c<td><span class=material-icons>close</span></table>", "| a | b |\n| --- | --- |\n| c | ✗ |"),  # noqa: E501
        ("<table><tr><th>a<th>b<tr><td>c<td><svg><desc>Partly</desc></svg></table>", "| a | b |\n| --- | --- |\n| c | Partly |"),  # noqa: E501
        ("<table><tr><th>a<th>b<tr><td>c<td>d <i class='fa fa-check'></i></table>", "| a | b |\n| --- | --- |\n| c | d |"),  # noqa: E501
        ("<p>Fold it <span class=material-icons>expand_more</span> now.", "Fold it now."),
        ("<p>As <a href=z aria-labelledby=n><svg></svg></a>.<span id=n hidden>ZIP</span>", "As [ZIP](https://docs.example/guide/z)."),
    ],
)  # fmt: skip
def test_labels_states_and_icons_say_what_they_mean(body: str, wanted: str) -> None:
    assert seed(body) == wanted


@pytest.mark.parametrize(
    "image",
    [
        '<img srcset="a.png 1x, b.png 2x" alt=A>',
        '<img src="data:image/gif;base64,R0lG" data-srcset="a.png 300w, b.png 900w" alt=A>',
        '<img src="data:image/gif;base64,R0lG" data-src=a.png alt=A>',
        "<img src=spacer.gif data-src=a.png alt=A>",
        "<img src='data:image/gif;base64,x' data-lazy-srcset='a.png 1x' title=A>",
        "<picture><source srcset='a.png 2x'><img alt=A></picture>",
        "<img class=lazy alt=A><noscript><img src=a.png alt=A></noscript>",
        "<img src=blank.gif data-lazyload=a.png alt=A>",
        "<amp-img src=a.png alt=A width=3><noscript>x</noscript></amp-img>",
        "<noscript><img src=a.png alt=A></noscript>",
    ],
)
def test_a_picture_that_loads_late_has_its_address(image: str) -> None:
    assert seed(f"<p>{image}</p>") == "![A](https://docs.example/guide/a.png)"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<ol type=a><li>x<li>y</ol>", "1. (a) x\n2. (b) y"),
        ("<ol type=A start=3><li>x<li>y</ol>", "3. (C) x\n4. (D) y"),
        ('<ol style="list-style-type: lower-roman"><li>x<li>y</ol>', "1. (i) x\n2. (ii) y"),
        ("<ol class=upperroman><li><p>x<li value=9>y</ol>", "1. (I) x\n9. (IX) y"),
        ("<ol type=a start=27><li>x</ol>", "27. (aa) x"),
        ("<ol reversed><li>x<li>y<li>z</ol>", "3. x\n2. y\n1. z"),
        ("<ol reversed start=10><li>x<li>y</ol>", "10. x\n9. y"),
        ("<ol type=1><li>x</ol>", "1. x"),
        ("<ol><li type=A>x<li type=A>y</ol>", "1. (A) x\n2. (B) y"),
        ('<ol><li style="list-style-type: lower-alpha">x<li>y</ol>', "1. (a) x\n2. (b) y"),
        ("<ol class=lower-alpha><li>x</ol>", "1. (a) x"),
        ("<ol type=a><li><b>x</b> y</ol>", "1. (a) **x** y"),
    ],
)
def test_the_markers_of_lists_are_kept(body: str, wanted: str) -> None:
    assert seed(body) == wanted


@pytest.mark.parametrize(
    "term",
    [
        "<strong>x</strong><span class=classifier>int</span>",
        "<strong>x</strong> : <span class=classifier>int</span>",
        "x <span class=classifier-delimiter>:</span> <span class=classifier>int</span>",
    ],
)
def test_the_type_behind_a_term_stands_apart_from_it(term: str) -> None:
    assert seed(f"<dl><dt>{term}<dd>Width.<dt>y<dd>Height.</dl>") == "- **x** (*int*): Width.\n- **y**: Height."


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<blockquote><div><ul><li>x<li>y</ul></div></blockquote>", "- x\n- y"),
        ("<blockquote><dl><dt>x<dd>y</dl><ol><li>z</ol></blockquote>", "- **x**: y\n\n1. z"),
        ("<blockquote>He said: <ul><li>x</ul></blockquote>", "> He said:\n>\n> - x"),
        ("<blockquote><p>x</p></blockquote>", "> x"),
    ],
)
def test_a_quotation_of_nothing_but_lists_only_indents_them(body: str, wanted: str) -> None:
    assert seed(body) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<x-y><template shadowrootmode=open><p>Shadow.</p><slot></slot></template><p>Light.</p></x-y>", "Shadow.\n\nLight."),  # noqa: E501
        ("<x-y><template shadowrootmode=closed><h3><slot name=t>None</slot></h3><slot></slot></template><b slot=t>Title</b><p>Light.</p></x-y>", "### Title\n\nLight."),  # noqa: E501
        ("<x-y><template shadowrootmode=open><p>Before <slot>fallback</slot> after.</p></template></x-y>", "Before fallback after."),  # noqa: E501
        ("<x-note><template shadowrootmode=open><p>Mind it.</p></template></x-note>", "Mind it."),  # a name of ours
        ("<x-y><template shadowrootmode=open><z-z><template shadowrootmode=open><p>Deep.</p></template></z-z></template></x-y>", "Deep."),  # noqa: E501
    ],
)  # fmt: skip
def test_a_shadow_root_shows_what_browsers_show(body: str, wanted: str) -> None:
    assert seed(body) == wanted


@pytest.mark.parametrize(
    "bar",
    [
        '<div class=pager><a href=p>Previous: Setup</a><a href=n>Next: Use</a></div>',
        "<div><a href=p>← Previous page: Setup</a> <a href=n>Next page: Use →</a></div>",
        "<p><a href=p>Prev - Setup</a> | <a href=n>Next - Use</a></p>",
        "<div><a href=p>← Setup</a> <a href=n>Use →</a></div>",
        "<ul class=x><li><a href=p>« Setup</a></li><li><a href=n>Use »</a></li></ul>",
        "<div><div><a href=p><span>Previous</span><b>Setup</b></a></div><div><a href=n><span>Next</span><b>Use</b></a></div></div>",  # noqa: E501
    ],
)  # fmt: skip
def test_a_bar_that_leads_on_is_left_out(bar: str) -> None:
    assert seed(bar) == ""


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<p><a href=p>Learn more →</a></p>", "[Learn more →](https://docs.example/guide/p)"),
        ("<h2 id=a><a href='#a'>Setup</a></h2>", "## Setup"),
        ("<h2><a id=a href='#a'>Setup</a></h2>", "## Setup"),
        ("<h2 id=a><a href='#b'>Setup</a></h2><p id=b>x", "## [Setup](https://docs.example/guide/page.html#b)\n\nx"),
        ("<h2 id=a>Of <a href='#a'>Setup</a></h2>", "## Of [Setup](https://docs.example/guide/page.html#a)"),
        ("<h2><a href=b>Setup</a></h2>", "## [Setup](https://docs.example/guide/b)"),
    ],
)
def test_a_link_that_leads_on_stays_and_one_of_a_heading_to_itself_does_not(body: str, wanted: str) -> None:
    assert seed(body) == wanted


def test_links_of_a_folder_stay_as_they_are() -> None:
    made = extract(
        b"<main><h1>x</h1><p><a href=b.html#c>b</a> <a href=#d>here</a> <a href=https://x.example/>c</a> <a href=file:///etc>d</a> <img src=i.png alt=e>",  # noqa: E501
        url="file:///home/a/x.html",
    )
    assert made.markdown == "# x\n\n[b](b.html#c) [here](#d) [c](https://x.example/) d ![e](i.png)\n"
    assert made.fidelity.link == 1.0


@pytest.mark.parametrize(
    ("text", "lang", "encoding"),
    [
        ("Voilà où ça mène : un cœur, l’été", "fr", "cp1252"),
        ("Größe „so“ – schön", "de-AT", "cp1252"),
        ("El año “pasado” en España", "es", "cp1252"),
        ("İstanbul’da şöyle bir gün", "tr", "cp1254"),
        ("Καλημέρα κόσμε", "el", "cp1253"),
    ],
)
def test_a_page_that_states_no_encoding_is_read_as_its_language_usually_is(text: str, lang: str, encoding: str) -> None:
    made = extract(f"<html lang={lang}><main><h1>x</h1><p>{text}</main>".encode(encoding), url=URL)
    assert text in made.markdown
    assert made.encoding == encoding


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes((i * 91 + 7) % 256 for i in range(3000)),
        b"\x89PNG\r\n\x1a\n" + bytes((i * 31 + 5) % 256 for i in range(3000)),
        b"PK\x03\x04" + bytes(500),
        b"\x1f\x8b\x08\x00" + bytes((i * 17) % 256 for i in range(500)),
        bytes((i * 7 + 1) % 256 for i in range(4000)),
    ],
)
def test_a_file_that_is_no_text_is_no_page(body: bytes) -> None:
    made = extract(body, url=URL, content_type="text/html; charset=utf-8")
    assert made.markdown == ""
    assert "undecodable" in made.flags


def test_text_in_utf_16_without_a_mark_is_text() -> None:
    body = "<html><main><h1>x</h1><p>Words of it, and more of them.</main>".encode("utf-16-le")
    assert "Words of it" in extract(body, url=URL, content_type="text/html; charset=utf-16le").markdown
