"""What is done to a patient, in English: leaflets for those who go home after a procedure or who will have one."""

from .care import Asking, asking, has


def done(headings: str, *frames: str, use: tuple[str, ...] = ()) -> Asking:
    """A kind of headings of pages about procedures; `use` is asked where the page is not for those who go home."""
    return asking(headings, *frames, of="procedure", use=use)


# Titles of such leaflets: "Going home after your …", "Recovering from a …", "Having a …", "… : discharge advice".
TITLE = has(
    r"(?:(?:.{0,40}\b)?(?:after|following|recover\w* from|having|before|for|about|care of)"
    r" (?:you(?:r child)? (?:have|had|has) )?(?:your |an? |the )(?:child['’]s )?(?P<x>[^:–—|]+?)"
    r"|(?:your |an? )?(?P<y>[^:–—|]+?)(?:\s*[:–—|-]\s*|\s+)"
    r"(?:after-?care|discharge|recovery|care at home|what to expect|advice for going|going home)\b.*)"
)
# The names of what is done: "tooth extraction", "frontal drain procedure", "tonsillectomy".
NAMES = has(
    r"(?:[\w'’/-]+ ){0,5}(?:procedures?|surgery|operations?|repair|replacement|removal|biopsy|transplant\w*|bypass"
    r"|implants?|injections?|block|an?aesthe\w+|extractions?|insertion|drainage|ablation|catheteri[sz]ation|dialysis|fusion"
    r"|\w*(?:ectomy|otomy|ostomy|plasty|scopy|centesis|graphy|section|angiogram)"
    r"|dilat(?:at)?ions?|stenting|emboli[sz]ation|lithotripsy|cardioversion|transfusion|aspiration|excision|resection"
    r"|banding|curettage|cautery|scan|ultrasound|x-ray)"
    r"(?: of (?:the |your |an? )?(?:[\w'’-]+ ){0,3}[\w'’-]+)?"  # "balloon dilatation of the Orrin duct"
)
_FIRST = r"\bfirst (?:\d+|few|two|three)? ?(?:hours?|days?|nights?|weeks?)\b"

PROCEDURES: tuple[Asking, ...] = (
    done(r"^(?!.*\b(?:risk|benefit)).*\b(?:should|must|can) ?not have\b|\bcontra-?indicat", "Who should not have {x}?"),
    done(_FIRST, "What should you do in {g} after {x}?"),
    done(
        r"^(?:your )?(?:medic(?:ines|ations?)|tablets|painkillers|drugs)\b"
        r"|\b(?:taking|about|which) (?:your )?(?:medic|drugs)",
        "Which medicines should you take after {x}, and how?",
        use=("What should you know about your medicines if you have {x}?",),
    ),
    done(r"^pain\b|\bpain (?:relief|control|management)|\bpainkillers", "How should pain be treated after {x}?"),
    done(
        r"\b(?:call|contact|ring|phone|seek|get|ask for|come back|return to (?:hospital|the (?:ward|hospital)))\b"
        r"(?!.*\bback to\b)|\bwhen to worry|\bwarning signs|\bemergenc|\blook out for|\bwatch (?:out )?for|\bred flags",
        "When should you get medical help after {x}?",
    ),
    done(
        r"\bback to normal|\breturn(?:ing)? to (?:normal|work|school|sport|activit)|\bresum"
        r"|^(?:normal |daily )?activities",
        "When can you return to normal activities after {x}?",
    ),
    done(
        r"\bexpect\b|\b(?:is|are) normal\b|\bhow (?:will|might|may) (?:i|you) feel|\bfeel afterwards",
        "What can you expect after {x}?",
    ),
    done(r"\brisks?\b|\bcomplications?\b|\bside[- ]effects", "What are the risks of {x}?"),
    done(r"\bbenefits?\b", "What are the benefits of {x}?"),
    done(r"\balternativ", "What are the alternatives to {x}?"),
    done(r"\bprepar|^before\b|\bbeforehand", "How do you prepare for {x}?"),
    done(
        r"\b(?:been|is|was|will be) done\b|\bhappens during|^during\b|^the (?:procedure|operation)",
        "What is done during {x}?",
    ),
    done(r"\bfollow[- ]?up\b|\bappointments?\b|\bcheck-?ups?\b", "What follow-up is there after {x}?"),
    done(
        r"\b(?:wounds?|dressings?|stitches|incisions?|plaster|scar)\b",
        "How should the wound be looked after following {x}?",
    ),
    done(
        r"^after (?:the|your|a|an)\b|^afterwards|^going home|^at home$|^(?:your )?recovery$",
        "What happens after {x}, and what should you do?",
    ),
    done(r"^why\b", "Why is {x} done?"),
    done(r"^(?:about|overview|what (?:is|are))\b(?!.*\bnormal\b)", "What is {x}?"),
)
OTHER = ("What should you know about {h} after {x}?", "What should you know about {h} if you have {x}?")
AFTER = has(r"\b(?:after|following|home|discharge|recover\w*|after-?care)\b")  # in a title, of those who had it
CONDITIONAL = "What should you do {g} after {x}?"
