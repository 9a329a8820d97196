"""Pages whose publishers mark headings, points and heads of tables by class, by bold or by a fixed form."""

import pytest

from crawler.extraction import extract

CONSOLIDATED = """<p class="reference">02017R0388 — EN</p><p class="arrow"><a href="#B">►B</a></p>
<p class="title-doc-first">REGULATION (EU) 2017/388</p><p class="title-doc-last">of 14 March 2017</p>
<table><tr><td><p class="title-fam-member">Regulation 9</p></td><td><p>L 9</p></td></tr></table>
<p class="title-division-1">CHAPTER I</p><p class="title-division-2">Queens</p>
<p class="title-article-norm">Article 3</p><p class="stitle-article-norm">Marking</p>
<div class="norm"><span class="no-parag">1.  </span><div class="norm inline-element">A keeper shall mark a queen:
<div class="grid-container grid-list"><div class="grid-list-column-1"><span>(a) </span></div>
<div class="grid-list-column-2"><p class="norm">►M1 in blue ◄;</p></div></div></div></div>"""
TITLE_IN_TABLE = """<table><tr><td><p class="arrow"><a href="#B">►B</a></p></td><td><div>
<p class="title-doc-first">REGULATION (EU) 2017/388</p><p class="title-doc-last">of 14 March 2017</p>
<p class="title-doc-oj-reference">(OJ L 9, p. 3)</p></div></td></tr></table>
<p class="title-article-norm">Article 1</p><p>It applies.</p>"""
CANADA = """<h1>Kites Act</h1><h2><span class="HLabel1">PART 1</span><span>Flying</span></h2>
<p class="MarginalNote"><span class="wb-invisible">Marginal note:</span>Permit</p>
<ul class="Section ProvisionList"><li><p class="Subsection"><strong><a class="sectionLabel"><span class="sectionLabel">4
</span></a></strong> <span class="lawlabel">(1)</span> A pilot must hold</p><ul class="ProvisionList"><li>
<p><span class="lawlabel">(a)</span> a permit; and</p></li><li><p>(b) a line.</p></li></ul></li></ul>
<div class="HistoricalNote"><ul><li>2012, c. 2, s. 4</li></ul></div>
<p class="Section"><strong><a class="sectionLabel"><span class="sectionLabel">5</span></a></strong>
<span class="Repealed">[Repealed, 2019, c. 1, s. 2]</span></p>"""
TOWN = """<h3>Sec. 4-2. - Kites.</h3><p class="incr0">(a)</p><p class="content1">No kite may fly:</p>
<p class="incr1">(1)</p><p class="content2">At night; or</p><p class="incr1">(2)</p>
<p class="content2">In a storm.</p>"""
NORMATTIVA = """<h2 class="article-num-akn">Art. 2</h2><div class="article-heading-akn">Obblighi</div>
<div><span class="comma-num-akn">1. </span>
<span class="art_text_in_comma">Il custode:<div>a) ispeziona;</div></span></div>"""
NUMBERED = """<p class="Title">Velotran</p><p><b>1. Name</b></p><p>Velotran is a tablet.</p>
<p><b>4. Clinical</b></p><p><b>4.1 Uses</b></p><p>It lowers pressure.</p><p><b>Adults</b></p><p>One a day.</p>
<p><b>4.2 Storage</b></p><p>Cool.</p>"""
FACTS = """<h1>Drug Facts</h1><table><tr><td><b>Active ingredient</b></td><td><b>Purpose</b></td></tr>
<tr><td>Brim 30 mg</td><td>Decongestant</td></tr><tr><td colspan="2"><b>Uses</b> relieves a cold</td></tr>
<tr><td colspan="2"><b>Warnings</b></td></tr><tr><td colspan="2"><b>Do not use</b> with wine.</td></tr>
<tr><td colspan="2"><b>Directions</b></td></tr><tr><td>adults</td><td>1 tablet</td></tr></table>"""
LISTED = """<h1>Corbasil</h1><dl><dt>Active ingredient</dt><dd>Corbasone 1%</dd><dt>Uses</dt><dd>relieves itching</dd>
<dt>Directions</dt><dd>apply to the skin</dd></dl>"""
BOLD = (
    "<h1>Fees</h1><table><tr><td><p><b>Plot</b></p></td><td><b>Fee</b></td></tr>"
    "<tr><td>Small</td><td>$40</td></tr></table>"
)
WORD = (
    "<h1>Fees</h1><table class=MsoTableGrid>{}<tr><td>Small</td><td>$40</td></tr>"
    "<tr><td>Large</td><td>$70</td></tr></table>"
)
READ = (
    (
        CONSOLIDATED,
        "# REGULATION (EU) 2017/388 of 14 March 2017\n\n## CHAPTER I Queens\n\n### Article 3 Marking\n\n"
        "1\\. A keeper shall mark a queen:\n\n(a) in blue;\n",
    ),
    (TITLE_IN_TABLE, "# REGULATION (EU) 2017/388 of 14 March 2017\n\n### Article 1\n\nIt applies.\n"),
    (
        CANADA,
        "# Kites Act\n\n## PART 1 Flying\n\n### 4 Permit\n\n(1) A pilot must hold\n\n(a) a permit; and\n\n(b) a line."
        "\n\n"
        "### 5 [Repealed, 2019, c. 1, s. 2]\n",
    ),
    (
        TOWN,
        "### Sec. 4-2. - Kites.\n\n(a) No kite may fly:\n\n(1) At night; or\n\n(2) In a storm.\n",
    ),
    (NORMATTIVA, "## Art. 2 Obblighi\n\n1\\. Il custode:\n\na) ispeziona;\n"),
    (
        NUMBERED,
        "# Velotran\n\n## 1. Name\n\nVelotran is a tablet.\n\n## 4. Clinical\n\n### 4.1 Uses\n\nIt lowers pressure.\n\n"
        "#### Adults\n\nOne a day.\n\n### 4.2 Storage\n\nCool.\n",
    ),
    (
        FACTS,
        "# Drug Facts\n\n| **Active ingredient** | **Purpose** |\n| --- | --- |\n| Brim 30 mg | Decongestant |\n\n"
        "## Uses\n\nrelieves a cold\n\n## Warnings\n\n**Do not use** with wine.\n\n"
        "## Directions\n\n|  |  |\n| --- | --- |\n| adults | 1 tablet |\n",
    ),
    (
        LISTED,
        "# Corbasil\n\n## Active ingredient\n\nCorbasone 1%\n\n## Uses\n\nrelieves itching\n\n"
        "## Directions\n\napply to the skin\n",
    ),
    (BOLD, "# Fees\n\n| Plot | Fee |\n| --- | --- |\n| Small | $40 |\n"),
    (
        "<p class=title-article-norm>Article 1</p><p>It applies.</p><p class=title-annex-1>ANNEX I</p>"
        "<p class=title-annex-2>Codes</p><p>None.</p>",
        "### Article 1\n\nIt applies.\n\n## ANNEX I Codes\n\nNone.\n",
    ),
    (
        WORD.format("<tr><td>Plot</td><td>Fee</td></tr>"),
        "# Fees\n\n| Plot | Fee |\n| --- | --- |\n| Small | $40 |\n| Large | $70 |\n",
    ),
    (
        WORD.format("<tr><td>Tiny</td><td>$10</td></tr>"),
        "# Fees\n\n|  |  |\n| --- | --- |\n| Tiny | $10 |\n| Small | $40 |\n| Large | $70 |\n",
    ),
)


@pytest.mark.parametrize(("body", "markdown"), READ)
def test_what_a_publisher_marks_by_class_bold_or_form_is_read_as_what_it_is(body, markdown):
    page = f"<html><head><title>A page</title></head><body>{body}</body></html>"
    assert extract(page.encode(), url="https://law.example/1").markdown == markdown


@pytest.mark.parametrize(
    "body",
    [
        "<p><b>1. Wash</b></p><p>Well.</p><p><b>2. Dry</b></p><p>Long.</p>",  # two points of a text
        "<p><b>3. Wash</b></p><p><b>2. Dry</b></p><p><b>4. Iron</b></p><p><b>5. Fold</b></p>",
    ],
)
def test_bold_points_of_a_text_are_no_headings(body):
    assert "#" not in extract(f"<body>{body}</body>".encode(), url="https://law.example/1").markdown
