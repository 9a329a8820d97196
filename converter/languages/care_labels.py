"""What headings of labels and of summaries of product characteristics ask, in English."""

from .care import Asking, drug

LABELLED: tuple[Asking, ...] = (
    drug(
        r"\bdos\w+ (?:adjustments?|reductions?|changes|modifications?|interruptions?)\b"
        r".*\b(?:adverse|toxicit\w+|side[- ]effects|reactions)",
        "How should treatment with {x} be changed if adverse reactions occur?",
    ),
    drug(
        r"\bdos\w+ (?:equivalen\w+|conversions?)|^(?:bio-?)?equivalence\b",
        "What is known about dose equivalence and conversion of {x}?",
    ),
    drug(r"^switching (?:to|from)\b", "How are patients switched to or from {x}?"),
    drug(r"\blimitations? of use\b", "What are the limitations of use of {x}?"),
    drug(
        r"\bpatient counsell?ing\b|^discharge advice\b|\bpatient (?:and carer )?advice\b",
        "What should patients be told about {x}?",
    ),
    drug(r"^what (?!is\b).+ (?:is|are)(?: used)? for$", "What is {x} used for?"),
    drug(r"^what .+ contains$", "What does {x} contain?"),
    drug(r"^what .+ looks? like\b", "What does {x} look like, and how is it packaged?"),
    drug(r"\ballergic reaction|\banaphyla", "What are the signs of a serious allergic reaction to {x}?"),
    drug(r"\bpharmacokinetic|\bpharmacokinetics\b", "What are the pharmacokinetic properties of {x}?"),
    drug(r"\bpharmacodynamic", "What are the pharmacodynamic properties of {x}?"),
    drug(
        r"\bmechanism of action\b|^(?:class and |mode of )action$|^drug action$|^how (?:it|.+) works\b",
        "How does {x} work?",
    ),
    drug(r"\bshelf[- ]life\b", "What is the shelf life of {x}?"),
    drug(r"\bincompatib", "What is {x} incompatible with?"),
    drug(r"^(?!.*\b(?:stor(?:e|age|ing)|and)\b).*\bdisposal\b", "How should {x} be disposed of?"),
    drug(r"\bnature and contents of container|\bpack(?:age)? sizes?\b", "How is {x} packaged?"),
    drug(r"\blist of excipients\b", "Which excipients does {x} contain?"),
    drug(r"\bpreclinical safety\b|\bnonclinical toxicology\b", "What do the preclinical safety data on {x} show?"),
    drug(
        r"\bclinical (?:studies|trials)\b(?! experience)|\bclinical efficacy\b",
        "What did the clinical studies of {x} show?",
    ),
    drug(
        r"^general advice (?:about|on) (?:\w+ )?medicines?\b",
        "What general advice goes with {x} as with other medicines?",
    ),
    drug(
        r"^(?:things|what) (?:you|to) (?:should (?:not|avoid)|not (?:to )?do|avoid)\b",
        "What should you not do while taking {x}?",
        use=("What should you not do while using {x}?",),
    ),
    drug(
        r"^(?:things|what) you (?:should|must) do\b",
        "What should you do while taking {x}?",
        use=("What should you do while using {x}?",),
    ),
    drug(
        r"^(?:check with|talk to|tell|ask) your (?:doctor|pharmacist|nurse)(?: or (?:pharmacist"
        r"|nurse))? (?:first )?if you\b",
        "When should you talk to a doctor before taking {x}?",
        use=("When should you talk to a doctor before using {x}?",),
    ),
    drug(
        r"^(?:before (?:giving|the antidote|you give)|when not to give)\b",
        "What should be done before {x} is given?",
    ),
)
