"""What titles of pages about drugs and conditions are made of, beside the name."""

import re

# "Marsh syndrome" is never taken, whatever its page says of doses.
AILMENT = re.compile(
    r".*\b(?:syndrome|disease|disorder|infection|fever|deficiency|failure|cancer|crisis)s?", re.IGNORECASE
)
# What is injected, and no injection.
OF_PRODUCT = re.compile(
    r"\d\s?(?:mg|g|m[lL]|mcg|µg|micrograms?|IU|units|%)\b|\b(?:for|powder|solution|suspension|concentrate|emulsion"
    r"|pre-?filled|pens?|syringes?)\b",
    re.IGNORECASE,
)
# "Ralumed Virus Vaccination: what to know", whose text speaks of the vaccine.
VACCINATION = re.compile(
    r"(?P<x>[^:]+?)(?: virus| disease)? (?:vaccin(?:ation|e|es)|immuni[sz]ations?)\b.*", re.IGNORECASE
)
# "Ralumed (brimolone) for reed ague", "Taking Ralumed after an operation".
FOR_WHAT = re.compile(
    r"(?:(?:Taking|Using|Your|Einnahme von|Prendre|Tomar) )?(?P<x>\w[\w-]*(?: [\w-]+)?)(?: \([^()]{2,40}\))?"
    r" (?:for|after|before|during|following|in|bei|gegen|zur|nach|vor|pour|contre|après|avant|para|contra|tras|durante)"
    r" .+"
)
# "Ralumed: prescribing guideline", where what stands behind the colon says what kind of page it is.
KIND_OF_PAGE = re.compile(
    r"(?P<x>[^:]+):\s.*\b(?:dos(?:es?|ing|age)|monitoring|administration|prescribing|assessment|management|diagnosis"
    r"|guid(?:eline|ance|e)s?|monograph|protocol|policy|leaflet|information|fact ?sheet|advice|discharge"
    r"|who can|side effects|how (?:and when )?to|common questions|what you (?:need|should) (?:to )?know|leitfaden"
    r"|leitlinie|merkblatt|gu[ií]a|protocolo|guide|protocole|fiche)\b.*",
    re.IGNORECASE,
)
# "Ralumed dosage", "Ralumed side effects": one page of several.
OF_SEVERAL = re.compile(
    r"(?P<x>.+?) (?:dosage|dosing|side effects|interactions|warnings|overdose|uses)(?: (?:guide|information))?",
    re.IGNORECASE,
)
# "Ralumed Dosing Charts for Children": a page of doses.
CHART = re.compile(
    r"(?P<x>.+?) (?:dos(?:e|age|ing)|medication|medicine) (?:charts?|tables?|guides?|sheets?)(?: (?:for|by) .+)?",
    re.IGNORECASE,
)
# Who publishes a page is never what it is about: "Gull Bay Children's Hospital", "Institute of Lamps".
HOUSE = re.compile(
    r".*\b(?:hospitals?|clinics?|universit\w+|institutes?|agency|trust|foundation|society|ministry|department|pharmacy"
    r"|laborator\w+|college|association|library|klinik(?:um)?|krankenhaus|universität\w*|hôpital|clinique|clínica"
    r"|ministerio|ministère|fundación|fondation|stiftung)(?: (?:of|for|für|de|du|des|del) .+)?",
    re.IGNORECASE,
)
# "Having a tilt study": whatever it is called, it is done to a patient where the headings call it so.
HAVING = re.compile(r"having (?:an?|your) .+", re.IGNORECASE)
IS_DONE = re.compile(r"\b(?:the|this|your) (?:procedure|operation|test|scan|treatment|examination)\b", re.IGNORECASE)
# Headings of a page about the vaccine against what its title names.
OF_VACCINE = re.compile(r"\bvaccin\w*|\bcontra-?indications?\b|\bdos(?:es?|age)\b", re.IGNORECASE)
PRODUCT = re.compile(r"^label:\s*|(?<=\w)-\s.*$", re.IGNORECASE)  # "Label: NAME- its ingredients, tablet"
REGISTERED = re.compile(r"<sup>\s*(?:[®™©]|TM|R)\s*</sup>|[®™©]")  # behind the name of a product
