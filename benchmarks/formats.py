"""Every format of a dataset loaded by the libraries that its users use, unmodified, and looked at from outside.

    python -m benchmarks.formats WORKSPACE…

Exports each workspace in all formats and prints a Markdown table for benchmarks/RESULTS.md. The libraries are those of
`make bench-formats`, in an environment of their own; what is not installed is named and not checked. Nothing is
fetched: models and tokenizers are made here, a few thousand weights each.
"""

import argparse
import contextlib
import importlib.util
import json
import os
import re
import shutil
import sys
import tempfile
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ |= {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
os.environ["DISABLE_VERSION_CHECK"] = "1"  # LLaMA-Factory's, which knows no libraries as new as the others want

import yaml

import gristmill
from gristmill.config import Config, Dataset
from gristmill.dataset.formats import FORMATS
from gristmill.dataset.training import FILES
from gristmill.text import words
from gristmill.workbench.making import Work

ALL = [form.name for form in FORMATS[1:]]
SIDES = ("train", "validation", "test")
TELLING = 12
TEMPLATE = "{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}{% endfor %}"


def main() -> None:
    """Check every workspace and print what was found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("workspaces", nargs="+", type=Path)
    chosen = options.parse_args()
    warnings.simplefilter("ignore")
    print("| workspace | check | found |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as scratch:
        for number, workspace in enumerate(chosen.workspaces):
            copy = Path(scratch) / str(number) / "w"
            shutil.copytree(workspace, copy)
            export(copy)
            for name, needs, check in CHECKS:
                missing = [library for library in needs if importlib.util.find_spec(library) is None]
                found = (
                    f"not checked: {', '.join(missing)} not installed" if missing else tried(check, copy / "dataset")
                )
                print(f"| {workspace.name} | {name} | {found} |", flush=True)


def tried(check: Callable[[Path], str], folder: Path) -> str:
    try:
        with contextlib.redirect_stdout(sys.stderr):
            return check(folder)
    except Exception as error:  # noqa: BLE001 - whatever a library raises is the finding
        return f"**FAILED** {error!r}"[:300].replace("\n", " ").replace("|", "/")


def export(workspace: Path, **settings: Any) -> None:
    """All formats, both as JSON Lines and as Parquet unless told otherwise."""
    asked = Dataset(**{"formats": ALL, "files": "both", "validation": 0.15, "test": 0.15, **settings})
    Work(gristmill.open(workspace).store, Config(dataset=asked)).export()


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []


def every(folder: Path, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(side, row) of a format."""
    home = folder if name == "messages" else folder / name
    return ((side, row) for side in SIDES for row in rows(home / f"{side}.jsonl"))


def loaded(folder: Path) -> str:
    """`datasets` by the card: each format, each split, as many rows as lines, by JSON Lines and by Parquet."""
    import datasets

    told = []
    with tempfile.TemporaryDirectory() as cache:
        for name in ["messages", *ALL]:
            if not any(every(folder, name)):
                told.append(f"{name} none")
                continue
            found = datasets.load_dataset(str(folder), "default" if name == "messages" else name, cache_dir=cache)
            counted = {side: found[side].num_rows for side in found}
            assert counted == Counter(side for side, _ in every(folder, name)), name
            assert len({str(found[side].features) for side in found}) == 1, name
            told.append(f"{name} {sum(counted.values()):,}")
    return ", ".join(told)


def refreshed(folder: Path) -> str:
    """Two workspaces and a changed one, under one cache: the rows of each."""
    import datasets

    with tempfile.TemporaryDirectory() as scratch:
        other = Path(scratch) / "other" / "w"
        shutil.copytree(folder.parent, other)
        for turn, system in enumerate(("", "Be short.", "Be long.")):
            export(other, system=system, formats=["dpo"], files="jsonl")
            for home in (folder, other / "dataset"):
                found = datasets.load_dataset(str(home), "dpo", cache_dir=f"{scratch}/cache")["train"]
                assert found["prompt"][:] == [row["prompt"] for row in rows(home / "dpo" / "train.jsonl")], turn
    return "right rows, six loads"


def trl_checks(folder: Path) -> str:
    """One step of TRL's trainers on what they are given, with its own checks of the data."""
    from trl import DPOConfig, DPOTrainer, SFTConfig, SFTTrainer

    common: dict[str, Any] = {
        "per_device_train_batch_size": 2, "max_steps": 1, "report_to": "none", "use_cpu": True, "bf16": False,
        "save_strategy": "no", "logging_strategy": "no", "disable_tqdm": True, "max_length": 128,
    }  # fmt: skip
    done = []
    with tempfile.TemporaryDirectory() as out:
        for name in ("default", "prompt-completion", "openai", "pretraining"):
            model, tokenizer = small()
            data = split(folder, name, out).select(range(4))
            SFTTrainer(
                model=model, processing_class=tokenizer, train_dataset=data, args=SFTConfig(output_dir=out, **common)
            ).train()
            done.append(f"SFT {name}")
        model, tokenizer = small()
        DPOTrainer(
            model=model, ref_model=small()[0], processing_class=tokenizer,
            train_dataset=split(folder, "dpo", out).select(range(4)),
            args=DPOConfig(output_dir=out, **common),
        ).train()  # fmt: skip
        rewards = rewarded(folder, out, common)
    return f"{', '.join(done)}, DPO: one step each; GRPO with gristmill.grading.reward: {rewards}"


def rewarded(folder: Path, out: str, common: dict[str, Any]) -> str:
    from trl import GRPOConfig, GRPOTrainer

    from gristmill.grading import reward

    data = split(folder, "rlvr", out)
    if data is None or len(data) < 2:
        return "too few rows"
    model, tokenizer = small()
    common = {key: value for key, value in common.items() if key != "max_length"}
    GRPOTrainer(
        model=model, processing_class=tokenizer, train_dataset=data, reward_funcs=reward,
        args=GRPOConfig(output_dir=out, num_generations=2, max_completion_length=4, **common),
    ).train()  # fmt: skip
    return "one step"


def split(folder: Path, name: str, cache: str) -> Any:
    import datasets

    try:
        return datasets.load_dataset(str(folder), name, cache_dir=cache)["train"]
    except (KeyError, ValueError):
        return None


def small() -> tuple[Any, Any]:
    """A model of a few thousand weights with a tokenizer of bytes."""
    import tokenizers
    import transformers

    raw = tokenizers.Tokenizer(tokenizers.models.BPE())
    raw.pre_tokenizer = tokenizers.pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = tokenizers.decoders.ByteLevel()
    trainer = tokenizers.trainers.BpeTrainer(
        vocab_size=300,
        special_tokens=["<pad>", "<eos>"],
        initial_alphabet=tokenizers.pre_tokenizers.ByteLevel.alphabet(),
    )
    raw.train_from_iterator(["a few words to learn"], trainer)
    tokenizer = transformers.PreTrainedTokenizerFast(tokenizer_object=raw, pad_token="<pad>", eos_token="<eos>")
    tokenizer.chat_template = TEMPLATE
    settings = transformers.LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2,
        num_key_value_heads=2, pad_token_id=0, eos_token_id=1, bos_token_id=1,
    )  # fmt: skip
    return transformers.LlamaForCausalLM(settings), tokenizer


def beir_loads(folder: Path) -> str:
    """`beir`'s loader, and that every judged document is there."""
    from beir.datasets.data_loader import GenericDataLoader

    told = []
    for name in ("train", "dev", "test"):
        if (folder / "retrieval" / "beir" / "qrels" / f"{name}.tsv").is_file():
            corpus, queries, qrels = GenericDataLoader(data_folder=str(folder / "retrieval" / "beir")).load(split=name)
            assert set(qrels) == set(queries)
            assert all(document in corpus for judged in qrels.values() for document in judged)
            told.append(f"{name} {len(queries):,} questions")
    return f"{len(corpus):,} documents, {', '.join(told)}"


def embedded(folder: Path) -> str:
    """A step of Sentence Transformers' trainer under two losses: it refuses columns that a loss does not take."""
    import sentence_transformers as st
    from sentence_transformers.sentence_transformer import losses, modules

    _, tokenizer = small()
    with tempfile.TemporaryDirectory() as out:
        data = split(folder, "retrieval", out).select(range(8))
        arguments = st.SentenceTransformerTrainingArguments(
            output_dir=out, max_steps=1, report_to="none", use_cpu=True, save_strategy="no", disable_tqdm=True
        )
        for loss in (losses.MultipleNegativesRankingLoss, losses.TripletLoss):
            static = modules.StaticEmbedding(tokenizer.backend_tokenizer, embedding_dim=8)
            model = st.SentenceTransformer(modules=[static])
            st.SentenceTransformerTrainer(model=model, args=arguments, train_dataset=data, loss=loss(model)).train()
    return "MultipleNegativesRankingLoss, TripletLoss: one step each"


def openai_rules(folder: Path) -> str:
    """The checks of OpenAI's published data check: roles, keys, texts, an answer in each, the last turn its own."""
    faults: Counter[str] = Counter()
    count = 0
    for _, row in every(folder, "openai"):
        count += 1
        messages = row.get("messages")
        faults["other-keys"] += set(row) != {"messages"}
        faults["no-messages"] += not messages
        faults["keys"] += any(set(message) - {"role", "content", "name", "weight"} for message in messages)
        faults["role"] += any(message["role"] not in ("system", "user", "assistant") for message in messages)
        faults["text"] += any(not isinstance(m["content"], str) or not m["content"] for m in messages)
        faults["last"] += messages[-1]["role"] != "assistant"
    return f"{sum(faults.values())} faults in {count:,} rows"


def croissant(folder: Path) -> str:
    """`mlcroissant`: no error, and the records of a format of each kind."""
    import mlcroissant

    described = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    issues = described.metadata.ctx.issues
    told = []
    for record in ("messages-train", "dpo-train"):
        count = sum(1 for _ in described.records(record))
        told.append(f"{record} {count:,}")
    return f"{len(issues.errors)} errors, {len(issues.warnings)} warnings; {', '.join(told)}"


def factory(folder: Path) -> str:
    """LLaMA-Factory's own parser and converters, on each entry of dataset_info.json."""
    import datasets
    from llamafactory.data.converter import DATASET_CONVERTERS
    from llamafactory.data.parser import get_dataset_list
    from llamafactory.hparams import DataArguments

    names = list(json.loads((folder / "dataset_info.json").read_text()))
    count = 0
    for attributes in get_dataset_list(names, str(folder)):
        path = folder / attributes.dataset_name
        data = (
            datasets.Dataset.from_parquet(str(path))
            if path.suffix == ".parquet"
            else datasets.Dataset.from_json(str(path))
        )
        convert = DATASET_CONVERTERS[attributes.formatting](attributes, DataArguments(dataset_dir=str(folder)))
        for row in data:
            told = convert(row)
            assert told["_prompt"], attributes.dataset_name
            assert len(told["_response"]) == (2 if attributes.ranking else 0 if "pretraining" in str(path) else 1)
            count += 1
    return f"{len(names)} entries, {count:,} rows converted"


def axolotl(folder: Path) -> str:
    """Axolotl's own schema on the configuration, and its strategy for preferences on the rows."""
    from axolotl.prompt_strategies.dpo.chat_template import default
    from axolotl.utils.schemas.datasets import SFTDataset

    said = yaml.safe_load((folder / "training" / "axolotl.yaml").read_text())
    entries = [SFTDataset(**entry) for entry in (*said["datasets"], *said.get("test_datasets", []))]
    assert all((folder / str(entry.path)).is_file() for entry in entries)
    _, tokenizer = small()
    transform, _ = default(
        {"datasets": [{"field_messages": "prompt"}], "chat_template": "tokenizer_default", "chat_template_jinja": None}
    )
    count = sum(bool(transform(row, tokenizer=tokenizer)["chosen"]) for _, row in every(folder, "dpo"))
    return f"{len(entries)} entries of its schema, {count:,} preferences transformed"


def configured(folder: Path) -> str:
    """The keys of the configurations against the arguments that the present trainers take."""
    import trl
    from peft import LoraConfig  # noqa: F401 - `use_peft` needs it

    said = yaml.safe_load((folder / "training" / "trl.yaml").read_text())
    parser = trl.TrlParser((trl.ScriptArguments, trl.SFTConfig, trl.ModelConfig))
    known = {action.dest for action in parser._actions}
    assert set(said) <= known, set(said) - known
    compile((folder / "training" / "unsloth_train.py").read_text(), "unsloth_train.py", "exec")
    return f"{len(said)} keys of trl.yaml known; {len(FILES)} files"


def sides(folder: Path) -> str:
    """Pages, names and telling answers on two sides of any two formats."""
    pages, names = defaultdict(set), defaultdict(set)
    told: dict[str, set[str]] = defaultdict(set)
    answers: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = defaultdict(dict)
    for form in ["messages", *ALL]:
        for side, row in every(folder, form):
            for proof in (*row.get("evidence", []), *row.get("documents", []), {"url": row.get("url", "")}):
                pages[proof["url"].partition("#")[0]].add(side)
            for name in (row.get("id", ""), row.get("group", ""), *row.get("parents", "").split(", ")):
                names[name].add(side)
            told[side].update(_texts(row))
            if form == "messages" and len(found := tuple(words(row["answer"]))) >= TELLING:
                answers[side][found[:TELLING]] = found
    for known in (pages, names):
        known.pop("", None)
    twice = sum(len(found) > 1 for found in pages.values()), sum(len(found) > 1 for found in names.values())
    return f"pages {twice[0]} of {len(pages):,}, names {twice[1]} of {len(names):,}, answers {_said(told, answers)}"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(part)


def _said(told: dict[str, set[str]], answers: dict[str, dict[tuple[str, ...], tuple[str, ...]]]) -> int:
    found = 0
    for side, listed in told.items():
        for text in listed:
            said = tuple(words(text))
            for at in range(len(said) - TELLING + 1):
                head = said[at : at + TELLING]
                for own in set(answers) - {side}:
                    answer = answers[own].get(head)
                    found += answer is not None and said[at : at + len(answer)] == answer
    return found


def quotes(folder: Path) -> str:
    """Quotes of raft against the span of their document, and documents against their page, which has no stand-ins."""
    bench = gristmill.open(folder.parent)
    wrong = count = other = 0
    for _, row in every(folder, "raft"):
        for document in row["documents"]:
            text = bench.seed(document["seed_path"]).markdown[document["start"] : document["stop"]]
            other += text != document["text"]
        for quote in row["quotes"]:
            count += 1
            wrong += row["documents"][quote["document"]]["text"][quote["start"] : quote["stop"]] != quote["text"]
    return f"{wrong} wrong of {count:,}; {other} documents are not as their page"


def preferences(folder: Path) -> str:
    """Wrong values of dpo that stand on the cited page."""
    pages = {seed.url: seed.markdown for seed in gristmill.open(folder.parent).seeds()}
    listed = [row for _, row in every(folder, "dpo") if row["slot"] != "value"]
    standing = [
        row for row in listed
        if re.search(rf"(?<![\w-]){re.escape(row['wrong'])}(?![\w-])", pages[row["url"].partition("#page=")[0]])
    ]  # fmt: skip
    return f"{len(standing)} of {len(listed):,}"


CHECKS: tuple[tuple[str, tuple[str, ...], Callable[[Path], str]], ...] = (
    ("on two sides of any two formats", (), sides),
    ("raft: quotes that are not their span", (), quotes),
    ("dpo: wrong values that stand on the page", (), preferences),
    ("datasets, every format", ("datasets",), loaded),
    ("datasets, one cache", ("datasets",), refreshed),
    ("OpenAI's published rules", (), openai_rules),
    ("TRL", ("trl",), trl_checks),
    ("training/", ("trl", "peft"), configured),
    ("beir", ("beir",), beir_loads),
    ("Sentence Transformers", ("sentence_transformers",), embedded),
    ("mlcroissant", ("mlcroissant",), croissant),
    ("LLaMA-Factory", ("llamafactory",), factory),
    ("Axolotl", ("axolotl",), axolotl),
)

if __name__ == "__main__":
    sys.exit(main())
