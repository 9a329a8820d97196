"""What headings of pages about a condition ask, in English."""

from .care import Asking, ill

CONDITIONS: tuple[Asking, ...] = (
    ill(
        r"^(?!.*\b(?:ongoing|persist\w+|reactions?|reliev\w+)\b).*\bsymptoms?\b|^check if you\b|\bsigns\b",
        "What are the symptoms of {x}?",
        "How can {x} be recognised?",
    ),
    ill(r"\b(?:things|what) (?:you (?:should|must) not|not to) do\b", "What should you not do if you have {x}?"),
    ill(r"\b(?:things|what) (?:you (?:should|must)|to) do\b", "What should you do if you have {x}?"),
    ill(
        r"\byourself\b|\bself[- ]care\b|\bat home\b|\b(?:things|what) you can do\b",
        "What can you do yourself if you have {x}?",
        "How can you look after yourself if you have {x}?",
    ),
    ill(r"^safety (?:points|rules|tips|advice)\b", "What safety points hold for someone with {x}?"),
    ill(r"\bpharmacist can (?:help|do)\b", "How can a pharmacist help with {x}?"),
    ill(r"\bprevent|\bavoid(?:ing)?\b|\breduc(?:e|ing) (?:your|the) risk", "How can {x} be prevented?"),
    ill(r"\brisk\b", "Who is at higher risk of {x}?"),
    ill(r"\bcauses?\b", "What causes {x}?"),
    ill(r"\bdiagnos|\btests?\b|\bexams?\b", "How is {x} diagnosed?"),
    ill(
        r"\btreatments? (?:from|by|with) (?:a |an |your |the )?(?:gp|doctor|specialist|hospital)",
        "What treatment can a doctor give for {x}?",
    ),
    ill(r"^(?!.*\breactions?\b).*(?:\btreat|\btherap|\bmanagement)", "How is {x} treated?"),
    ill(r"\bcomplications?\b", "What complications can {x} have?"),
    ill(r"\b(?:outlook|prognosis|recovery)\b", "What is the outlook for someone with {x}?"),
    ill(r"\bfrequency\b|\bhow common\b|\bepidemiolog|\bprevalence", "How common is {x}?"),
    ill(r"\binherit", "How is {x} inherited?"),
)
