"""Drugs and conditions in English."""

from .care import Care, asking, drug, has, ill
from .care_conditions import CONDITIONS
from .care_furniture import META
from .care_labels import LABELLED
from .care_narrow import asked, is_people, narrowed, topic
from .care_procedures import AFTER, CONDITIONAL, NAMES, OTHER, PROCEDURES, TITLE

EN = Care(
    language="en",
    advice=has(r"do(?:n['’]t| not)?$"),
    warns=has(r"^(?:important|warning)\b(?!.*\b(?:call|see|ask|get|seek|999|911|112)\b)"),
    kinds=(
        *PROCEDURES,
        asking(
            r"^(?:important )?warning\W*(?:$|:)(?!.*\b(?:call|see|ask|get|seek|999|911|112)\b)",
            "What important warning is there about {x}?",
        ),
        asking(
            r"^important\W*(?:$|:)(?!.*\b(?:call|see|ask|get|seek|999|911|112)\b)",
            "What is important to know about {x}?",
        ),
        drug(
            r"\bwho can and (?:cannot|can['’]t)\b",
            "Who can and who cannot take {x}?",
            use=("Who can and who cannot use {x}?",),
            says=r"\bnot\b|cannot|n['’]t\b|\bunsuitable\b",
        ),
        drug(
            r"\bwho (?:should|needs to|is eligible|is offered)\b(?!.*\bnot\b)",
            "Who should take {x}?",
            use=("Who should use {x}?",),
        ),
        drug(r"\bwho can\b", "Who can take {x}?", use=("Who can use {x}?",)),
        drug(
            r"\bwho (?:may|might) not\b",
            "Who may not be able to take {x}?",
            use=("Who may not be able to use {x}?",),
        ),
        drug(
            r"\bcontra-?indicat|\breasons? (?:not to|to avoid)\b|\b(?:not |un)suitable\b"
            r"|\b(?:who|(?:which )?(?:people|children|adults|patients|babies)(?: who)?)"
            r" (?:should|must|can) ?not\b|\b(?:do|must|should) not (?:be )?(?:take|use|give)"
            r"|^who cannot|^when not to (?:take|use|give|prescribe)\b",
            "Who must not take {x}?",
            "When must {x} not be taken?",
            use=("Who must not use {x}?",),
        ),
        drug(r"\bsymptoms of (?:an )?overdos", "What are the symptoms of an overdose of {x}?"),
        drug(
            r"\btoo (?:much|many)\b|\boverdos|\bmore \w+ than you should\b",
            "What happens after too much {x} has been taken, and what should be done?",
            use=("What happens after too much {x} has been used, and what should be done?",),
            says=r"\b(?:caus\w+|symptoms?|signs|effects?|results? in|lead|include|associated|occur\w*|may|might)\b",
        ),
        drug(
            r"\btoo (?:much|many)\b|\boverdos|\bmore \w+ than you should\b",
            "What should be done if too much {x} has been taken?",
            use=("What should be done if too much {x} has been used?",),
        ),
        drug(r"\b(?:forget|forgot|miss(?:ed|es)?)\b", "What should be done about a missed dose of {x}{pop}?"),
        drug(
            r"\bpregnan.*\bbreast[- ]?feeding|\bbreast[- ]?feeding.*\bpregnan|\bpregnancy and lactation",
            "What is known about {x} in pregnancy and while breastfeeding?",
        ),
        drug(r"\bbreast[- ]?feeding|\blactation", "What is known about {x} while breastfeeding?"),
        drug(r"\bpregnan", "What is known about {x} in pregnancy?"),
        drug(
            r"^(?:mixing|taking|using) (?!it\b|this\b|with\b).* with (?!other\b|food|medic|alcohol)",
            "What is known about {g}?",
        ),
        drug(
            r"^(?:tips|advice|hints) (?:for|on) (?:giving|taking|using)\b",
            "What tips are there for taking or giving {x}?",
            use=("What tips are there for using {x}?",),
        ),
        drug(r"\bconception|\bcontracepti", "What should you know about {x} and contraception?"),
        drug(r"\bfertility", "What is known about {x} and fertility?"),
        drug(
            r"\btalk to your (?:healthcare professional|doctor|pharmacist|nurse)\b.*\bbefore (?:you )?(?:tak|us)"
            r"|^talk with your (?:health ?care (?:provider|professional)|doctor|pharmacist|nurse)\b",
            "When should you talk to a doctor before taking {x}?",
            use=("When should you talk to a doctor before using {x}?",),
        ),
        drug(
            r"^ask (?:a|your) doctor or pharmacist\b.*\bbefore us",
            "When should you ask a doctor or pharmacist before taking {x}?",
            use=("When should you ask a doctor or pharmacist before using {x}?",),
        ),
        drug(
            r"^ask (?:a|your) (?:doctor|pharmacist)\b.*\bbefore us",
            "When should you ask a doctor before taking {x}?",
            use=("When should you ask a doctor before using {x}?",),
        ),
        drug(
            r"^stop (?:use|using|taking|giving)\b.*\b(?:doctor|physician)",
            "When should you stop taking {x} and ask a doctor?",
            use=("When should you stop using {x} and ask a doctor?",),
        ),
        drug(
            r"^(?:if you )?(?:stop(?:ping)?|coming off)\b(?!.*\b(?:doctor|if)\b)",
            "What should you know about stopping {x}?",
        ),
        drug(r"^when using this\b", "What should you watch out for when using {x}?"),
        drug(
            r"^keep out of (?:the )?(?:sight and )?reach",
            "What should be done in case of an overdose of {x}?",
            says=r"^\s*In case of (?:accidental )?overdos|^\s*If swallowed\b(?!.*\bkeep\b)",
        ),
        drug(
            r"^keep out of (?:the )?(?:sight and )?reach",
            "How should {x} be kept away from children?",
        ),
        drug(
            r"\bp(?:a)?ediatric use\b|\buse in children\b|^p(?:a)?ediatrics?$"
            r"|^children(?: and (?:adolescents|young people|teenagers))?$",
            "What is known about the use of {x} in children?",
        ),
        drug(r"\bgeriatric use\b|\buse in the elderly\b", "What is known about the use of {x} in older people?"),
        drug(
            r"\b(?:tests?|testing|assessments?|evaluation|screening)\b.*\b(?:prior|before)\b"
            r"|\b(?:prior to|before) (?:initiat\w+|starting|treatment|therapy)",
            "What should be checked before treatment with {x} is started?",
        ),
        drug(r"\bmonitoring\b", "What should be monitored during treatment with {x}?"),
        drug(
            r"^(?!.*\b(?:food|medic\w+|drugs)\b).*\balcohol\b",
            "Can you drink alcohol while taking {x}?",
            use=("Can you drink alcohol while using {x}?",),
        ),
        drug(
            r"^(?!.*\b(?:medic\w+|drugs|interact\w*)\b).*\b(?:with|and) (?:food|drink|alcohol|meals)\b",
            "What should you know about food and drink while taking {x}?",
            use=("What should you know about food and drink while using {x}?",),
        ),
        drug(
            r"^(?!.*\b(?:food|drink|alcohol|forms)\b).*\b(?:other|with)"
            r" (?:medicines|drugs|medications|medicinal products)\b"
            r"(?!.*\b(?:food|alcohol)\b)",
            "How does {x} interact with other medicines?",
        ),
        drug(
            r"\bdos\w+ (?:adjustments?|changes|modifications?)\b.*\binteract",
            "How should the dose of {x} be adjusted because of interactions?",
        ),
        drug(
            r"\bother (?:medicines|drugs|medications)\b|\binteract|\bwith (?:food|alcohol)|\bmixing\b",
            "How does {x} interact with other medicines and substances?",
            "Which interactions of {x} are known?",
        ),
        drug(
            r"\bside[- ]effects (?:that |which )?(?:(?:you|need|needs) )?(?:must|need"
            r"|should)\b.*\b(?:do something|help|attention|doctor|act)",
            "Which side effects of {x} need medical help straight away?",
        ),
        drug(r"^other side[- ]effects\b", "Which other side effects can {x} have?"),
        drug(
            r"\b(?:serious|severe)\b.*\b(?:side[- ]effects|reactions)"
            r"|side[- ]effects (?:can|may) be (?:serious|severe)",
            "What are the serious side effects of {x}?",
        ),
        drug(r"\bwhat to do about side[- ]effects", "What can you do about the side effects of {x}?"),
        drug(
            r"\b(?:tell|contact|call|see|ask) (?:your |a )?(?:doctor|nurse|pharmacist)\b.*"
            r"\b(?:if you (?:notice|get|have|experience)|straight away|at once|immediately)",
            "Which side effects of {x} need medical help straight away?",
        ),
        *LABELLED,
        drug(
            r"^tell your (?:doctor|pharmacist|provider)\b.*\bif any of these\b"
            r"|\btell your doctor if any of these (?:symptoms|side effects)",
            "Which side effects of {x} should you tell your doctor about if they are severe or do not go away?",
        ),
        drug(
            r"\bsafety (?:information|advice|alerts?|updates?|warnings?|communications?)\b"
            r"|\b(?:MHRA|CHM|FDA|EMA|regulator|agency)\b.*\b(?:advice|alert|communication)\b",
            "What important safety information is there about {x}?",
        ),
        drug(r"\b(?:very )?rare (?:\w+ )?side[- ]effects", "What rare side effects can {x} have?"),
        drug(r"\bcommon side[- ]effects", "What are the common side effects of {x}?"),
        drug(r"\bside[- ]effects|\badverse|\bundesirable", "What side effects can {x} have?"),
        drug(r"\bboxed warning\b", "What does the boxed warning of {x} say?"),
        drug(
            r"\bstor(?:e|ing|age)\b|^where (?:should|do|can) (?:i|you|we) keep\b|^(?:keeping"
            r"|looking after) (?:it|this|the|your)\b",
            "How should {x} be stored?",
        ),
        drug(r"\bcontains \w", "What should you know about the ingredients of {x}?"),
        drug(r"\b(?:renal|kidney) dos(?:e|age|ing)\b", "How should the dose of {x} be adjusted in renal impairment?"),
        drug(
            r"\b(?:hepatic|liver) dos(?:e|age|ing)\b", "How should the dose of {x} be adjusted in hepatic impairment?"
        ),
        drug(r"\bserious warnings?\b", "What serious warnings and precautions apply to {x}?"),
        drug(r"\bother warnings?\b", "Which further warnings apply to {x}?"),
        drug(
            r"\bwarnings?\b|\bprecautions?\b|\bcautions?\b|\bspecial care",
            "What warnings and precautions apply to {x}?",
        ),
        drug(
            r"\bbefore (?:you )?(?:take|taking|us(?:e|ing))",
            "What should you know before taking {x}?",
            use=("What should you know before using {x}?",),
        ),
        drug(r"\bhow (?:long|soon|quickly|fast)\b.*\bwork", "How long does {x} take to work?"),
        drug(
            r"\bhow long\b|\bduration",
            "For how long should {x} be taken?",
            use=("For how long should {x} be used?",),
        ),
        drug(r"\bwhy\b.*\bvaccinat", "Why is {x} given?"),
        drug(r"^(?:what are the )?risks\b", "What are the risks of {x}?"),
        drug(r"^how .*\b(?:is|are) given\b|^how you (?:will )?(?:have|get|receive)\b", "How is {x} given?"),
        drug(
            r"\bwhen (?:to|should|do|can|is|are|will)\b.*\b(?:vaccin\w*|jabs?|shots?|boosters?|given)\b",
            "When is {x} given, and in which doses?",
        ),
        drug(r"\bschedule\b", "What is the schedule of doses of {x}?"),
        drug(r"\bdos(?:e|es|age|ages|ing)\b(?! forms?\b)|\bposology|\bhow much\b", "What is the dose of {x}{pop}?"),
        drug(
            r"\b(?:renal|kidney) (?:impairment|disease|failure|problems)",
            "How should {x} be used in patients with renal impairment?",
        ),
        drug(
            r"\b(?:hepatic|liver) (?:impairment|disease|failure|problems)",
            "How should {x} be used in patients with hepatic impairment?",
        ),
        drug(
            r"\bdirections for administration\b|^(?:method|mode|route) of administration$", "How is {x} administered?"
        ),
        drug(
            r"\bhow to (?:take|use|give)\b",
            "How should {x} be taken?",
            use=("How should {x} be used?",),
        ),
        drug(
            r"\bhow and when to (?:take|use|give)|\badministration|\bdirections|\bhow (?:and when )?(?:should"
            r"|do) (?:you|i)(?: \w+)? (?:tak|us|giv|appl|inject|administer|hav|receiv|swallow|insert|put)",
            "How and when should {x} be taken?",
            use=("How and when should {x} be used?",),
        ),
        drug(r"^(?:why )?(?:delay|wait|postpone)\b(?!.*\?)", "When should {x} be delayed?"),
        drug(r"\bother uses\b", "What else is {x} used for?"),
        drug(r"\b(?:brand|trade) names?\b", "Under which brand names is {x} sold?"),
        drug(
            r"\bpharmaceutical form\b|^presentations?$|\bmedicinal forms\b|\bdosage forms?\b|\bhow supplied\b",
            "In which form does {x} come?",
        ),
        drug(r"^other information\b", "How should {x} be stored?", says=r"\b(?:store|keep) (?:at|in|between|below)\b"),
        drug(r"\bdriving\b|\bmachin", "Is it safe to drive or use machines after taking {x}?"),
        drug(r"^active ingredients?\b", "Which active ingredients does {x} contain?"),
        drug(r"^inactive ingredients?\b", "Which inactive ingredients does {x} contain?"),
        drug(r"\bingredients|\bcontents of the pack|\bcomposition", "What does {x} contain?"),
        asking(
            r"^call (?:\d[\d-]+|us|an ambulance|emergency\b.*|(?:your|a) (?:doctor"
            r"|nurse))(?: (?:at once|straight away))? (?:if|when)\b"
            r"|\bwhen to (?:get|see|seek|call|go|contact|refer)(?!.*\b(?:vaccin|jab|shot))"
            r"|\bwhen should (?:you|i|we|my child) (?:call|ring|phone|contact|seek)\b|^red flags?\b"
            r"|\b(?:get|seek) (?:medical |urgent )?help|\burgent|\bemergency"
            r"|\bsee a (?:gp|doctor)|\bserious problem\b",
            "When should someone with {x} get medical help?",
            use=("When should someone who takes {x} get medical help?",),
        ),
        *CONDITIONS,
        asking(r"\b(?:other|alternative) names\b|\bsynonyms", "Which other names does {x} have?"),
        ill(r"\bspreads?\b|\btransmi|\bcatch(?:ing)?\b", "How does {x} spread?"),
        ill(r"\bvaccin", "What is known about vaccination against {x}?"),
        ill(r"\b(?:WHO|our|global|international|public health) response\b", "What is being done about {x}?"),
        asking(
            r"\b(?:is|are) and\b|\bwhat it does",
            "What is {x}, and what is it used for?",
        ),
        drug(
            r"^(?:why\b.*\bprescribed|(?:therapeutic )?(?:indications?|uses?)(?: and usage)?$)", "What is {x} used for?"
        ),
        asking(
            r"\bused? for\b|\bprescribed\b|\bindications?\b|^uses\b",
            "What is {x}, and what is it used for?",
        ),
        asking(
            r"^(?:claiming|living|travell?ing|working|coping|caring|eating|exercising)\b(?!.*\b(?:you|your"
            r"|this|these)\b)",
            "What should someone with {x} know about {g}?",
            use=("What should someone who takes {x} know about {g}?",),
        ),
        asking(r"^key (?:facts|points|takeaways|messages)\b", "What are the key facts about {x}?"),
        asking(
            r"^(?:about|description|overview|summary|introduction|what (?:is|are))\b(?!.*\b(?:safety|adverse)\b)",
            "What is {x}?",
        ),
    ),
    about=("What is {x}?",),
    dosed=("How should {x} be taken, and in what dose?",),
    other=("What should people with {x} know about {h}?",),
    dose=("What is the dose of {x} {who}?", "What dose of {x} is recommended {who}?"),
    who=(
        (has(r"\bcreatinine|\bclearance\b"), "with a creatinine clearance of {v}"),
        (has(r"\be?GFR\b"), "with an eGFR of {v}"),
        (has(r"\b(?:gestational|menstrual) age\b"), "at a gestational age of {v}"),
        (has(r"\bage (?:and|or|/) (?:\w+ )?weight\b"), "at the age of {v}"),
        (has(r"\bweight\b"), "with a body weight of {v}"),
        (has(r"\bage\b"), "at the age of {v}"),
        (has(r"\b(?:patients?|population|group|who|child|children|adults?|indication|condition)\b"), "for {v}"),
    ),
    compared=((r"≥|>=", "at least"), (r"≤|<=", "at most"), (">", "more than"), ("<", "less than")),
    population=has(
        r"\b(?:for|in) (?:(?:(?:older|young|younger|pregnant|premature) )?(?:adults|children|babies|infants|newborns"
        r"|women|men"
        r"|people|patients|teenagers|adolescents)"
        r"(?:,? (?:and|or) (?:children|adults|infants|adolescents|teenagers))?"
        r"(?: (?:over|under|aged|with|who)\b[^,.:;()]{1,40})?)"
        r"|\b(?:for|in) (?:(?:mild|moderate|severe|end-stage) )?(?:renal|hepatic|kidney|liver)"
        r" (?:impairment|disease|failure)"
    ),
    groups=(
        (has(r"\badult (?:dos\w+|use|patients)\b"), "for adults"),
        (has(r"\bp(?:a)?ediatric (?:dos\w+|patients)\b"), "for children"),
        (has(r"\bgeriatric (?:dos\w+|patients)\b"), "for older people"),
    ),
    leading="{pop}, {q}",
    title=has(
        r"(?:dailymed\s*[-–:]|overview(?:\s*[-–:])?|about|who can and cannot (?:take|use)|how and when to (?:take|use)"
        r"|(?:common |serious )?"
        r"side effects of|(?:taking|using|starting|stopping|receiving|having|giving)(?: (?:your|my|the)(?= ))?"
        r"|common questions about|(?:symptoms|causes|diagnosis|complications|prevention|treatments?) (?:of|for)"
        r"|what is|what(?=.* is and what (?:it|they) (?:is|are) used for$)|facts about"
        r"|.*\bwhile (?:taking|using)|taking .* with|overview of)"
        r" (?P<x>.+?)(?: is and what it is used for)?"
    ),
    strength=has(
        r"\s+(?:\d[\d.,/]*\s?(?:mg|g|ml|micrograms?|mcg|µg|%|units|IU)\b.*|(?:film-coated )?(?:tablets?|capsules?"
        r"|cream|ointment|syrup"
        r"|suspension|injection|inhalers?|(?:(?:eye|ear|oral|nose|nasal) )?(?:drops|spray)|oral (?:solution"
        r"|liquid|gel|powder)|gel|lotion|patch(?:es)?|sachets|granules|suppositories|pessaries|pens?)\b.*"
        r"|\([^()]*\)(?: [\w-]+){0,3}"
        r" (?:injections?|infusions?|tablets?|capsules?|cream|patches|inhalers?|drops|therapy"
        r"|treatment)|(?:once-?|twice-?)?(?:weekly|daily|monthly|subcutaneous|intravenous|oral|self-?)"
        r" ?(?:injections?|infusions?|therapy)|\(.*\)|[–—:|-]\s.*|\bfor (?:adults|children"
        r"|babies).*)$|-\s.*$"
    ),
    card=has(
        r"do(?:n['’]t| not)?$"
        r"|(?:urgent advice|immediate action|non-urgent advice|important|warning|call (?:999|911|112)|ask for)\b"
    ),
    emergency="emergency",
    boxed="boxed warning",
    shown=has(r"\b(?:below|follow(?:s|ing)|tables?|shown)\b"),
    people=has(
        r"(?:adults?|child(?:ren)?|babies|infants|neonates?|elderly|older (?:people|adults)|adolescents|teenagers"
        r"|p(?:a?e)diatric (?:population|patients)|pregnant women"
        r"|(?:people|patients) (?=(?:aged|over|under)\b))\b[^.:;]{0,50}"
    ),
    for_whom="for {v}",
    this=has(r"\bthis (?:medication|medicine|drug|product|condition|disease|disorder|infection|illness)\b"),
    meta=META,
    article=has(r"(?!)"),
    contracted=(),
    ailing=has(
        r"(?:symptoms|causes|complications|treatments?|diagnosis|prevention|transmission)(?: (?:of|for) (?P<x>.+))?"
    ),
    uses=has(r"\b(?:use|using|apply|applying)\s+$"),
    drug=has(
        r"\b(?:take|taking|dos(?:e|age|ing)|posology|tablets?|capsules?|contraindications?|overdose|undesirable"
        r"|do not give|how to give|(?:package|patient information) leaflet)\b"
    ),
    adjusted=("How should the dose of {x} be adjusted {who}?",),
    told=("What is important to know about {x}?",),
    unfit=("Can {x} be used {who}?",),
    narrow=narrowed,
    plurals=(
        ("is {x}", "are {x}"),
        ("does {x}", "do {x}"),
        ("it is used for", "they are used for"),
    ),
    topic=topic,
    is_people=is_people,
    of_procedures=TITLE,
    home=AFTER,
    procedures=NAMES,
    after=OTHER,
    conditional=CONDITIONAL,
    medicine=("How is {v} used for {x}, and in what dose?", "How should {v} be taken after {x}, and in what dose?"),
    advised=("What is the advice on {x} for {h}?",),
    asks=asked,
)
