"""What spiders.yaml says: sources and stages. How the file is read stands in `configfile.py`.

Keys are the fields of the models below; the JSON Schema (`gristmill schema spiders`) and README name the same ones, and
tests hold them together.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag

from .configvalues import Base, Duration, Language, Licence, Mix, Name, Regex, Share, Start
from .errors import UserError
from .nearest import nearest

Files = Literal["jsonl", "parquet", "both"]


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ConsentOverride(_Block):
    """An exclusion that a person answers for."""

    signals: list[str] = Field(
        default=["all"], min_length=1, description="signals to override, such as ai-train or noai; `all` for every one"
    )
    reason: str = Field(min_length=10, description="why, in writing: stands in each seed and on the dataset card")


class ReviewDemand(_Block):
    """What people must have read of a source's pairs, drawn at random, before `export` agrees."""

    sample: int = Field(ge=1, description="pairs that people have judged, of those drawn from all alike")
    max_error: Share = Field(
        description="share of wrong pairs that may be left: the upper end of its 95 % interval (Wilson)"
    )


class Limits(_Block):
    """What a source may ask of a server and of this machine; `defaults` in spiders.yaml sets them for all sources."""

    vertical: str = Field(
        default="",
        description="technical, legal, medical, …: legal and medical have rules of their own (docs/verticals.md)",
    )
    licence: str = Field(
        default="",
        description="SPDX identifier or URL, where the pages do not state one; beats nothing that a page states",
    )
    language: Language | None = Field(default=None, description="BCP 47 tag, where the pages declare none")
    allow: list[Regex] = Field(
        default=[], description="crawl only URLs that match one of these; empty: all of the scope"
    )
    deny: list[Regex] = Field(default=[], description="never crawl URLs that match one of these")
    scope: Literal["host", "path"] = Field(
        default="host", description="stay on the start URL's host, or below its folder"
    )
    max_pages: int = Field(default=10_000, ge=1, description="pages per source")
    max_depth: int = Field(default=50, ge=0, description="links from the start URL")
    delay: float | None = Field(
        default=None, ge=0, le=300, description="seconds between requests to a host; default 0.5, none on loopback"
    )
    concurrency: int | None = Field(
        default=None, ge=1, le=32, description="requests at a time to a host; default 2, 8 on loopback"
    )
    timeout: float = Field(default=30, gt=0, le=300, description="seconds for one response")
    max_bytes: int = Field(default=20 << 20, ge=1 << 10, description="bytes of one response after decompression")
    robots: bool = Field(default=True, description="obey robots.txt; only for a server that is your own")
    sitemaps: list[Start] = Field(
        default=[], description="further sitemaps; robots.txt and /sitemap.xml are read anyway"
    )
    render: Literal["auto", "always", "never"] = Field(
        default="never", description="run pages in a browser: needs the [browser] extra"
    )
    pdf: bool = Field(default=False, description="read PDF files too: needs the [pdf] extra")
    markdown: bool = Field(
        default=True, description="use a page's Markdown twin where it proves to hold all that the HTML holds"
    )
    refresh: Duration | None = Field(
        default=None, description="with `run --due`: fetch again when the last crawl is older than this"
    )
    version: str = Field(
        default="all", description="stable, latest, all, or a pattern such as 4.* for sites with several versions"
    )
    consent: ConsentOverride | None = Field(
        default=None, description="use pages in spite of their signals, with a reason"
    )
    archive: Literal["none", "warc"] = Field(default="none", description="also write responses as WARC")
    min_coverage: Share | None = Field(
        default=None, description="share of the expected pages below which the run fails"
    )
    min_fidelity: Share = Field(
        default=0.85, description="flag pages whose Markdown holds less than this of any kind of structure"
    )
    keep_flagged: bool = Field(default=False, description="make pairs from flagged pages too")
    review: ReviewDemand | None = Field(
        default=None, description="what people must have read of its pairs before `export` agrees"
    )


class Source(Limits):
    """One site."""

    name: Name = Field(description="also the folder below seeds/")
    start: list[Start] = Field(min_length=1, description="URLs where the crawl begins, or folders with built HTML")
    base_url: Base = Field(
        default="", description="the public URL of a folder or local copy: seeds, links and evidence name it"
    )
    spider: Name | None = Field(default=None, description="a file in crawler/spiders/ for an odd site")
    product: str = Field(
        default="",
        max_length=60,
        description="name that questions use, with its article (`the Linux kernel`); default what titles prove",
    )

    @property
    def is_local(self) -> bool:
        """Whether the source is a folder or archive on this machine."""
        return not any("://" in start for start in self.start)


class Model(_Block):
    """How to ask a model; its name and endpoint come from --model and the environment."""

    concurrency: int = Field(default=4, ge=1, le=256, description="requests at a time")
    temperature: float = Field(default=0.7, ge=0, le=2, description="of every request")
    max_reply_tokens: int = Field(default=700, ge=16, description="bound of one reply")
    timeout: float = Field(default=120, gt=0, description="seconds for one reply; of one that streams, of silence")
    stream: bool = Field(default=True, description="ask for replies in pieces, where the endpoint can")
    retries: int = Field(default=4, ge=0, le=20, description="repeats after 429, 5xx and dropped connections")
    requests_per_minute: int | None = Field(default=None, ge=1, description="no more than these; default no limit")
    tokens_per_minute: int | None = Field(default=None, ge=1, description="no more than these; default no limit")
    price_input: float | None = Field(default=None, ge=0, description="per million tokens, in your currency")
    price_output: float | None = Field(default=None, ge=0, description="per million tokens, in your currency")
    seed: int = Field(default=7, description="sent to the endpoint, and picks the examples of self-instruct")


class NamedModel(_Block):
    """One of several models: what of `convert.model` is otherwise for it, and its part of the questions."""

    name: str = Field(min_length=1, max_length=200, description="as its endpoint knows it")
    share: float | None = Field(default=None, gt=0, le=1, description="of the questions; default a part of the rest")
    endpoint: str = Field(
        default="",
        pattern=r"^[A-Z][A-Z0-9_]{0,31}$",
        description="`EAST`: it is at OPENAI_BASE_URL_EAST, with the key of OPENAI_API_KEY_EAST",
    )
    concurrency: int | None = Field(default=None, ge=1, le=256, description="requests at a time")
    temperature: float | None = Field(default=None, ge=0, le=2, description="of every request")
    max_reply_tokens: int | None = Field(default=None, ge=16, description="bound of one reply")
    requests_per_minute: int | None = Field(default=None, ge=1, description="no more than these")
    tokens_per_minute: int | None = Field(default=None, ge=1, description="no more than these")
    price_input: float | None = Field(default=None, ge=0, description="per million tokens, in your currency")
    price_output: float | None = Field(default=None, ge=0, description="per million tokens, in your currency")

    def over(self, settings: Model) -> Model:
        """The settings with those of this model over them."""
        own = self.model_dump(exclude={"name", "share", "endpoint"}, exclude_none=True)
        return settings.model_copy(update=own)


def _models(models: list[NamedModel]) -> list[NamedModel]:
    if len({model.name for model in models}) < len(models):
        raise ValueError("expected each model once")
    if sum(model.share or 0 for model in models) > 1 + 1e-9:
        raise ValueError("expected shares that are 1 together, or less")
    return models


ALL = "all"  # stands for all of `convert.models`


def _recipes_form(value: object) -> str:
    return "shares" if isinstance(value, dict) else "names"


# The discriminator names the form that was meant: a fault is told of it, not of the other one.
Recipes = Annotated[
    Annotated[list[str], Tag("names")] | Annotated[dict[str, Annotated[int, Field(ge=1)]], Tag("shares")],
    Discriminator(_recipes_form),
]


class Convert(_Block):
    """Seeds to pairs."""

    rules: list[str] | None = Field(
        default=None,
        description="rules to use; default all but `choice`, `comparison`, `enumeration`, `limits`, `matrix`, "
        "`version` and `why`",
    )
    # 40: of the pairs of Git's manual it keeps 97 % (12 kept 85 %, 24 kept 94 %); only five sections hold more, one 152
    max_pairs_per_section: int = Field(default=40, ge=1, description="the first rules of the list win")
    recipes: Recipes = Field(
        default=["ask"],
        description="model variations, used with --model: a list gives each section to all of them, "
        "`{ask: 3, paraphrase: 2}` to one of them by these shares",
    )
    languages: list[Language] = Field(
        default=[], description="BCP 47 tags; the recipe `translate` puts pairs into these"
    )
    max_sections: int | None = Field(
        default=None, ge=1, description="sections given to the model, spread over the pages; default all"
    )
    target: int | None = Field(
        default=None, ge=1, description="pairs that the dataset is to have: a model is asked until it has them"
    )
    forms: int | None = Field(
        default=None, ge=2, le=100, description="wordings that a fact is to have: pairs with fewer are varied again"
    )
    max_depth: int = Field(
        default=1,
        ge=1,
        le=4,
        description="models in a row that may work on a pair: 1 varies what rules made only, 2 also what came of that",
    )
    model: Model = Field(default_factory=Model)
    models: Annotated[list[NamedModel], AfterValidator(_models)] = Field(
        default=[],
        description="models of `--model` that differ in share, endpoint or price; `--model all` asks all of them",
    )


class Filter(_Block):
    """Pairs to verdicts."""

    near_duplicate: Share = Field(
        default=0.7, description="Jaccard similarity of word pairs from which two texts count as one"
    )
    retrieve_within: int = Field(default=5, ge=1, description="BM25 must find the pair's own section among this many")
    # Of 798 labelled pairs 23 % were trainable below it. Of 242 that were read later .52 dropped 28 % of the trainable
    # ones and 41 % of the bad, this 3 and 8 %: the tables are in filters/quality.py
    overviews: Literal["named", "all"] = Field(
        default="named",
        description="overviews by rules that are kept (“Tell me about …”): of things with a name, or of any heading",
    )
    min_quality: Share = Field(default=0.25, description="least quality score of a pair; 0 drops none")
    max_question_words: int = Field(default=25, ge=3, description="longer questions are dropped")
    max_opening_share: Share = Field(
        default=0.15, description="share of a source's questions that may begin with the same two words"
    )
    licences: list[Licence] = Field(
        default=[], description="the only licences that pairs may rest on, `unknown` among them if so; empty: all"
    )
    decontaminate: list[str] = Field(
        default=[], description="benchmark files (JSON, JSON Lines, text) of which no pair may repeat anything"
    )
    privacy: Literal["report", "drop", "scrub"] = Field(
        default="drop", description="personal data in pairs: count it, drop the pair, or put stand-ins into the dataset"
    )
    also: list[str] = Field(
        default=[], description="other datasets (JSON Lines, JSON) whose pairs are not made again; `--also` adds to it"
    )


class Judging(Model):
    """How to ask a model for a verdict: the same one each time, in a word."""

    temperature: float = Field(default=0, ge=0, le=2, description="of every request")
    max_reply_tokens: int = Field(default=64, ge=16, description="bound of one reply")


class Verifier(_Block):
    """A model that is asked what the fact-check leaves open; `--verifier` names one for a run."""

    use: str = Field(
        default="",
        description="a model at OPENAI_BASE_URL, or the folder of a cross-encoder (`[nli]` extra); default none",
    )
    canaries: int = Field(
        default=30, ge=10, le=500, description="planted faults, and as many honest rewordings, that examine it first"
    )
    max_calls: int | None = Field(default=None, ge=0, description="requests of a run, then stop; default no limit")
    max_tokens: int | None = Field(default=None, ge=0, description="in and out together; default no limit")
    model: Judging = Field(default_factory=Judging, description="how an endpoint is asked")


class Dataset(_Block):
    """Kept pairs to a dataset."""

    name: str = Field(default="gristmill-dataset", min_length=1, description="title of the dataset card")
    validation: Share = Field(default=0.05, description="share of the page groups")
    test: Share = Field(default=0.05, description="share of the page groups")
    min_real_share: Share = Field(
        default=0.5, description="least share of pairs that no model made; surplus variations stay out"
    )
    # Judgements, no measurements: the frame's is that of `filter.max_opening_share`; half of the variations leaves the
    # other recipes as much as one; and what each model has is what the user asked for
    max_frame_share: Share = Field(
        default=0.15, description="share of the variations whose questions may begin with the same three words"
    )
    max_recipe_share: Share = Field(
        default=0.5, description="share of the variations that may come of one recipe, where several made some"
    )
    max_model_share: Share = Field(
        default=1.0, description="share of the variations that may come of one model, where several made some"
    )
    max_generation: int = Field(
        default=2,
        ge=0,
        description="how many models in a row may have worked on a pair; deeper ones stay out",
    )
    # .5: of two halves of five sites' pairs one has .88 to 1.09 of the other's variety; all variations behind one and
    # the same question have .27 to .62 of their parents', all told by one template .03 to .14 (dataset/vendi.py)
    min_variety: Share = Field(
        default=0.5,
        description="least variety of a generation of variations, as a share of that of the pairs they were made of;"
        " a set below it is refused",
    )
    mix: Mix = Field(
        default={},
        description="share of each type in the set, reached by leaving out the most redundant; others have the rest",
    )
    topics: list[str] = Field(
        default=[], description="words of headings or paths that the set should have: the card says what it has of each"
    )
    balance: bool = Field(
        default=True, description="bound what one section, page and kind, and short answers, have of the set"
    )
    undecided: bool = Field(
        default=False, description="take pairs on which a filter abstained: neither proven nor refuted"
    )
    purpose: Literal["assistant", "api-lookup", "retrieval"] = Field(
        default="assistant", description="which bounds `balance` sets; a look-up set takes signatures and versions"
    )
    links: Literal["text", "keep"] = Field(
        default="text", description="in messages and answer: a link becomes its words, or stays as it is in the page"
    )
    formats: list[str] = Field(default=[], description="written beside the messages, each into a folder of its name")
    files: Files = Field(
        default="jsonl", description="what every format is written as; Parquet needs the [parquet] extra"
    )
    shard_megabytes: int = Field(default=500, ge=1, description="a larger file is written in pieces")
    pretraining_pairs: bool = Field(
        default=False, description="in the format `pretraining`: put the pairs of a page behind its text"
    )
    system: str = Field(default="", description="system message put before every conversation; empty for none")


class Config(_Block):
    """The whole of spiders.yaml."""

    contact: str = Field(
        default="", description="URL or e-mail address for the User-Agent: whom a site owner can reach"
    )
    defaults: Limits = Field(default_factory=Limits, description="for all sources")
    sources: list[Source] = Field(default=[], description="the sites")
    convert: Convert = Field(default_factory=Convert, description="seeds to pairs")
    filter: Filter = Field(default_factory=Filter, description="pairs to verdicts")
    verifier: Verifier = Field(default_factory=Verifier, description="who is asked what the fact-check leaves open")
    dataset: Dataset = Field(default_factory=Dataset, description="kept pairs to a dataset")

    def source(self, name: str) -> Source:
        """The source of that name. Raises UserError with the nearest one."""
        for source in self.sources:
            if source.name == name:
                return source
        raise UserError(f"no source is named {name!r}{nearest(name, [s.name for s in self.sources])}")
