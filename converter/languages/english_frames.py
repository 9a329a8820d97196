"""The frames in which English asks, by intent, in several registers. What is put into them is made by the grammar."""

# long: one dictionary, read like a list; parting it would part the registers of one intent from the next one's

FRAMES = {
    "thing": (
        "What should I know about {x}{at}?",
        "Can you explain {x}{at}?",
        "Tell me about {x}{at}.",
    ),
    "thing_acting": (
        "What does {x} do{at}?",
        "What is {x} for{at}?",
        "Can you explain what {x} does{at}?",
        "Tell me what {x} does{at}.",
        "What is the purpose of {x}{at}?",
    ),
    "thing_serving": (
        "What is {x} for{at}?",
        "What is {x} used for{at}?",
        "Can you explain {x}{at}?",
        "What is the purpose of {x}{at}?",
        "What should I know about {x}{at}?",
    ),
    "trouble": (
        "What can I do when {x}{at}?",
        "What should I do if {x}{at}?",
        "{x}{at}. What can I do about it?",
    ),
    "what_is": (
        "What {is} {x}{at}?",
        "What exactly {is} {x}{at}?",
        "Can you tell me what {x} {is}{at}?",
        "Could you explain what {x} {is}{at}?",
    ),
    "task": (
        "How do I {x}{at}?",
        "How can I {x}{at}?",
        "Can you explain how to {x}{at}?",
        "Show me how to {x}{at}.",
        "Tell me how to {x}{at}.",
        "What do I need to do to {x}{at}?",
        "I want to {x}{at}. How do I go about it?",
        "I need to {x}{at}. What should I do?",
    ),
    "steps": (
        "What are the steps to {x}{at}?",
        "Walk me through how to {x}{at}.",
        "Give me step-by-step instructions to {x}{at}.",
        "Which steps do I follow to {x}{at}?",
    ),
    "purpose": (
        "What does {x} do{at}?",
        "Tell me what {x} does{at}.",
        "I came across {x}{at}. What does it do?",
        "Can you explain {x}{at}?",
        "What happens when I call {x}{at}?",
        "What is {x} for{at}?",
        "Could you explain what {x} does{at}?",
    ),
    "purpose_brief": (
        "What does {x} do{at}?",
        "Tell me what {x} does{at}.",
        "I came across {x}{at}. What does it do?",
        "What is {x} for{at}?",
    ),
    "purpose_class_brief": ("What is the {x} class for{at}?", "What does the {x} class do{at}?"),
    "purpose_value_brief": (
        "What is {x}{at}?",
        "I came across {x}{at}. What is it?",
        "What is {x} for{at}?",
        "What do I use {x} for{at}?",
    ),
    "purpose_class": (
        "What is the {x} class for{at}?",
        "What does the {x} class do{at}?",
        "Tell me about the {x} class{at}.",
        "Can you explain the {x} class{at}?",
    ),
    "purpose_exception": (
        "When is {x} raised{at}?",
        "What does the exception {x} mean{at}?",
        "My code fails with {x}{at}. What does that mean?",
        "Why do I get {x}{at}?",
        "I get {x}{at}. What causes it?",
    ),
    "happens": (
        "When is {x} {v}{at}?",
        "At what point is {x} {v}{at}?",
        "In which situations is {x} {v}{at}?",
    ),
    "purpose_value": (
        "What is {x}{at}?",
        "I came across {x}{at}. What is it?",
        "What is {x} for{at}?",
        "Can you explain {x}{at}?",
        "What do I use {x} for{at}?",
    ),
    "purpose_module": (
        "What is {x} for{at}?",
        "What can I do with {x}{at}?",
        "When would I use {x}{at}?",
        "What does {x} provide{at}?",
    ),
    "arguments": (
        "What is the signature of {x}{at}?",
        "Show me the signature of {x}{at}.",
        "Give the full signature of {x}{at}.",
        "What does the signature of {x} look like{at}?",
    ),
    "parameter": (
        "What does the `{p}` parameter of {x} do{at}?",
        "What is the `{p}` argument of {x} for{at}?",
        "When I call {x}{at}, what is `{p}` for?",
        "Can you explain the `{p}` parameter of {x}{at}?",
    ),
    "returns": (
        "What does {x} return{at}?",
        "Which value does {x} return{at}?",
        "Describe the return value of {x}{at}.",
        "What do I get back from {x}{at}?",
        "When I call {x}{at}, what is returned?",
        "Tell me what {x} returns{at}.",
    ),
    "raises": (
        "When does {x} raise `{e}`{at}?",
        "Why would {x} raise `{e}`{at}?",
        "Under which circumstances does {x} raise `{e}`{at}?",
        "I get `{e}` from {x}{at}. Why?",
        "What makes {x} fail with `{e}`{at}?",
    ),
    "availability": (
        "On which platforms is {x} available{at}?",
        "Is {x} available on every platform{at}?",
        "Where is {x} available{at}?",
    ),
    "event": ("Which auditing event does {x} raise{at}?", "Name the auditing event that {x} raises{at}."),
    "members": (
        "Which {kind} does {x} have{at}?",
        "List the {kind} of {x}{at}.",
        "Name the {kind} of {x}{at}.",
        "Give me the {kind} of {x}{at}.",
    ),
    "default": (
        "What does {x} do by default{at}?",
        "What is the default behaviour of {x}{at}?",
        "How does {x} behave by default{at}?",
        "Describe the default behaviour of {x}{at}.",
    ),
    "news": (
        "What changed in {x}{at}?",
        "What is new in {x}{at}?",
        "Tell me what changed in {x}{at}.",
    ),
    "news_list": (
        "What are the {x}{at}?",
        "Which {x} are there{at}?",
        "Summarize the {x}{at}.",
        "List the {x}{at}.",
        "Tell me about the {x}{at}.",
    ),
    "example_task": (
        "How do I {x}{at}?",
        "Show me how to {x}{at}.",
        "Give me {a_lang}example of how to {x}{at}.",
    ),
    "example_thing": (
        "Show me {a_lang}example of {x}{at}.",
        "Give me {a_lang}example of {x}{at}.",
        "Can you show {x}{at} in code?",
        "Provide {a_lang}example of {x}{at}.",
        "What does {x} look like in code{at}?",
    ),
    "example_api": (
        "Show me an example of {x}{at}.",
        "Give me {a_lang}example that uses {x}{at}.",
        "How is {x} used{at}? Show an example.",
        "Provide a code example for {x}{at}.",
        "What does a call of {x} look like{at}?",
        "Can you give an example of {x} in use{at}?",
    ),
    "command": (
        "Which command do I run to {x}{at}?",
        "What is the command to {x}{at}?",
        "How do I {x}{at} from the command line?",
    ),
    "definition": (
        "What does “{x}” mean{at}?",
        "What is meant by “{x}”{at}?",
        "Can you explain the term “{x}”{at}?",
        "How is “{x}” defined{at}?",
        "Could you explain what “{x}” means{at}?",
    ),
    "stands_for": (
        "What does {x} stand for{at}?",
        "What is {x} short for{at}?",
    ),
    "definition_code": (
        "What does {x} mean{at}?",
        "What is {x}{at}?",
        "Can you explain {x}{at}?",
        "Could you explain {x}{at}?",
        "I came across {x}{at}. What does it mean?",
    ),
    "row": (
        "What does {x} mean{at}?",
        "What is {x} for{at}?",
        "Can you explain {x}{at}?",
        "Tell me what {x} means{at}.",
    ),
    "row_column": (
        "What is the {column} of {x}{at}?",
        "Which {column} does {x} have{at}?",
        "Give the {column} of {x}{at}.",
        "Name the {column} of {x}{at}.",
        "For {x}{at}, what is the {column}?",
    ),
    "entry_acts": (
        "What is the {x} {kind} for{at}?",
        "What does the {x} {kind} do{at}?",
        "What is the {x} {kind} used for{at}?",
        "Tell me what the {x} {kind} does{at}.",
        "I came across the {x} {kind}{at}. What does it do?",
        "Could you explain the {x} {kind}{at}?",
        "Can you explain the {x} {kind}{at}?",
    ),
    "entry_does": (
        "What does {x} do{at}?",
        "What is {x} for{at}?",
        "Can you explain what {x} does{at}?",
        "Tell me what {x} does{at}.",
    ),
    "entry_means": (
        "What is the {x} {kind} for{at}?",
        "What does the {x} {kind} mean{at}?",
        "I came across the {x} {kind}{at}. What does it mean?",
        "Could you explain the {x} {kind}{at}?",
        "Can you explain the {x} {kind}{at}?",
    ),
    "entry_is": (
        "What is the {x} {kind} for{at}?",
        "What is the {x} {kind}{at}?",
        "Tell me about the {x} {kind}{at}.",
        "Could you explain the {x} {kind}{at}?",
        "Can you explain the {x} {kind}{at}?",
    ),
    "column_of": (
        "What is the {column} of the {x} {kind}{at}?",
        "Tell me the {column} of the {x} {kind}{at}.",
    ),
    "fact_effect": (
        "What does the {x} {kind} do{at}?",
        "What is the effect of the {x} {kind}{at}?",
        "Tell me what the {x} {kind} does{at}.",
    ),
    "fact_specifies": (
        "What does the {x} {kind} specify{at}?",
        "What do I specify with the {x} {kind}{at}?",
        "Tell me what the {x} {kind} specifies{at}.",
    ),
    "fact_purpose": (
        "What is the {x} {kind} for{at}?",
        "Can you explain the {x} {kind}{at}?",
        "What is the purpose of the {x} {kind}{at}?",
    ),
    "fact_use": (
        "What is the {x} {kind} typically used for{at}?",
        "What would I use the {x} {kind} for{at}?",
        "What is a typical use of the {x} {kind}{at}?",
    ),
    "fact_unset": (
        "What happens if the {x} {kind} is not set{at}?",
        "What is the effect of leaving the {x} {kind} unset{at}?",
    ),
    "fact_parameter": (
        "What parameter does the {x} {kind} take{at}?",
        "Which parameter do I give to the {x} {kind}{at}?",
        "Can you explain the parameter of the {x} {kind}{at}?",
    ),
    "fact_syntax": (
        "What is the syntax of the {x} {kind}{at}?",
        "Which syntax does the {x} {kind} have{at}?",
        "Show me the syntax of the {x} {kind}{at}.",
    ),
    "fact_values": (
        "Which values does the {x} {kind} accept{at}?",
        "What can I set the {x} {kind} to{at}?",
    ),
    "fact_example": (
        "Show me an example of the {x} {kind}{at}.",
        "How do I write the {x} {kind}{at}? Please show an example.",
        "Give me an example that uses the {x} {kind}{at}.",
    ),
    "differ": (
        "How do {a} and {b} differ{at}?",
        "What is the difference between {a} and {b}{at}?",
        "What distinguishes {a} from {b}{at}?",
    ),
    "table": (
        "Give me a table of the {x}{at}.",
        "List the {x}{at} in a table.",
        "Which {x} are there{at}?",
        "Show the {x}{at} as a table.",
    ),
    "which_does": (
        "Which {x} does {s} {v}{at}?",
        "List the {x} that {s} {vs}{at}.",
        "Name the {x} that {s} {vs}{at}.",
        "Tell me which {x} {s} {vs}{at}.",
    ),
    "which_are": ("Which {x} are {s}{at}?", "List the {x} that are {s}{at}.", "Name the {x} that are {s}{at}."),
    "which_there": ("Which {x} are there{at}?", "What {x} are there{at}?", "List the {x}{at}."),
    "flag": (
        "What does the {x} option do{at}?",
        "What is the effect of {x}{at}?",
        "Tell me what the {x} option does{at}.",
        "Can you explain the {x} option{at}?",
    ),
    "which_flag": (
        "Which option{of} {x}?",
        "Name the option{of} that {x}.",
        "I need the option{of} that {x}. Which one is it?",
    ),
    "purpose_command": (
        "What does {x} do{at}?",
        "What is {x} for{at}?",
        "Tell me briefly what {x} does{at}.",
        "Can you explain in a few words what {x} does{at}?",
    ),
    "which_command": (
        "Which command{at} {x}?",
        "Name the command{at} that {x}.",
        "I need a command{at} that {x}. Which one is it?",
    ),
    "which_api": (
        "Which {kind}{of} {x}?",
        "Name the {kind}{of} that {x}.",
        "I need a {kind}{of} that {x}. Which one is it?",
        "I am looking for a {kind}{of} that {x}.",
    ),
    "beware_task": (
        "What should I watch out for when I {x}{at}?",
        "Is there anything to be careful about when I {x}{at}?",
        "What do I have to keep in mind when I {x}{at}?",
        "Any caveats when I {x}{at}?",
    ),
    "beware": (
        "What should I watch out for with {x}{at}?",
        "Is there anything to be careful about with {x}{at}?",
        "What do I have to keep in mind about {x}{at}?",
        "Are there any caveats about {x}{at}?",
    ),
    "note_task": (
        "What should I keep in mind when I {x}{at}?",
        "Is there anything to keep in mind when I {x}{at}?",
        "What should I be aware of when I {x}{at}?",
    ),
    "note": (
        "What should I keep in mind about {x}{at}?",
        "Is there anything to keep in mind about {x}{at}?",
        "What should I be aware of with {x}{at}?",
    ),
    "error": (
        "I get the error {x}{at}. Why, and how do I fix it?",
        "What causes {x}{at}, and what can I do about it?",
        "How do I fix {x}{at}?",
    ),
    "error_cause": ("What causes {x}{at}?", "I get the error {x}{at}. What does it mean?"),
    "added": (
        "Since which version is {x} available{at}?",
        "When was {x} added{at}?",
        "Which version introduced {x}{at}?",
        "In which release did {x} first appear{at}?",
    ),
    "changed": (
        "What changed in {x}{at} in version {v}?",
        "How did version {v} change {x}{at}?",
        "What is different about {x}{at} since version {v}?",
        "Which change did version {v} bring to {x}{at}?",
        "Describe the change to {x}{at} in version {v}.",
    ),
    "deprecated": (
        "Is {x} deprecated{at}?",
        "Since when is {x} deprecated{at}?",
        "Can I still use {x}{at}, or is it deprecated?",
        "Should I still use {x}{at}?",
    ),
    "replaced": (
        "What should I use instead of {x}{at}?",
        "What replaces {x}{at}?",
        "Since {x} is deprecated{at}, what should I use?",
    ),
    "setting": (
        "What does the {x} option do{at}?",
        "What is the {x} option for{at}?",
        "What is the effect of the {x} option{at}?",
        "Tell me what the {x} option does{at}.",
        "Can you explain the {x} option{at}?",
    ),
    "release": (
        "What changed in {at_product}{x}?",
        "What is new in {at_product}{x}?",
        "Summarize the changes in {at_product}{x}.",
    ),
}

_ABOUT = (
    "What should I know about {x}{at}?",
    "Can you explain {x}{at}?",
    "Tell me about {x}{at}.",
)
# Intent of a generic heading → its frames, and the headings that have it, with bars between them.
GENERIC_FRAMES = {
    "about": (
        _ABOUT,
        "about|abstract|background|description|detailed description|discussion|introduction|overview|preface|summary"
        "|general|basics|the basics|purpose",
    ),
    "does": (("What does {x} do{at}?", "What is {x} for{at}?", "What can I use {x} for{at}?"), ""),
    "example": (
        ("Show me an example of how to use {x}{at}.", "Can you give me an example of how {x} is used{at}?"),
        "example|examples|usage example|usage examples",
    ),
    "use": (
        (
            "How do I use {x}{at}?",
            "Can you explain how to use {x}{at}?",
            "Show me how to use {x}{at}.",
        ),
        "usage|basic usage|using|getting started|first steps|quick start|quickstart|tutorial",
    ),
    "advanced": (
        ("What should I know about advanced usage of {x}{at}?", "Can you explain the advanced usage of {x}{at}?"),
        "advanced usage",
    ),
    "install": (
        ("How do I install {x}{at}?", "How can I install {x}{at}?", "Can you explain how to install {x}{at}?"),
        "install|installation|installing|setup",
    ),
    "configure": (("How do I configure {x}{at}?", "Can you explain how to configure {x}{at}?"), "configuration"),
    "require": (
        ("What do I need before I use {x}{at}?", "What do I have to have to use {x}{at}?"),
        "requirements|prerequisites|dependencies|system requirements",
    ),
    "limits": (
        ("What are the limitations of {x}{at}?", "What are the limits of {x}{at}?"),
        "limitations|restrictions|known issues|bugs|caveats",
    ),
    "syntax": (
        (
            "What is the syntax of {x}{at}?",
            "What does the syntax of {x} look like{at}?",
            "Show me the syntax of {x}{at}.",
        ),
        "syntax|synopsis|usage synopsis",
    ),
    "why": (("Why was {x} introduced{at}?", "What is the motivation for {x}{at}?"), "motivation|rationale"),
    "security": (
        ("What are the security considerations of {x}{at}?", "How secure is {x}{at}, and what should I watch out for?"),
        "security|security considerations",
    ),
    "inside": (
        ("How is {x} implemented{at}?", "How does {x} work internally{at}?"),
        "implementation|implementation details|internals|how it works|implementation notes",
    ),
    "notes": (
        ("What should I keep in mind about {x}{at}?", "Is there anything to keep in mind about {x}{at}?"),
        "note|notes|remarks",
    ),
    "exit": (("Which exit status does {x} return{at}?", "What do the exit codes of {x} mean{at}?"), "exit status"),
    "environment": (
        ("Which environment variables does {x} read{at}?", "How does the environment influence {x}{at}?"),
        "environment|environment variables",
    ),
    "compatible": (
        ("How compatible is {x}{at}?", "What should I know about the compatibility of {x}{at}?"),
        "compatibility|portability",
    ),
}
FRAMES |= {f"generic_{name}": frames for name, (frames, _) in GENERIC_FRAMES.items()}
FRAMES |= {
    "why": (
        "Can you explain why {c}{at}?",
        "Can you tell me why {c}{at}?",
        "I would like to know why {c}{at}.",
        "Tell me why {c}{at}.",
    ),
    "why_asked": (
        "Why {q}{at}?",
        "Can you explain why {c}{at}?",
        "Can you tell me why {c}{at}?",
    ),
    "why_do": (
        "Why should I {v}{at}?",
        "Can you explain why I should {v}{at}?",
        "What is the reason to {v}{at}?",
    ),
    "when_needed": (
        "When {is} {n} {w}{at}?",
        "In which case {is} {n} {w}{at}?",
        "Tell me when {n} {is} {w}{at}.",
    ),
    "why_needed": (
        "Why {is} {n} {w}{at}?",
        "Can you explain why {n} {is} {w}{at}?",
        "What {is} {n} {w} for{at}?",
    ),
    "trouble_do": (
        "What should I do if {c}{at}?",
        "What can I do when {c}{at}?",
    ),
    "trouble_means": (
        "What does it mean if {c}{at}?",
        "What is the cause if {c}{at}?",
    ),
    "trouble_then": (
        "What happens if {c}{at}?",
        "What happens when {c}{at}?",
        "Can you tell me what happens if {c}{at}?",
    ),
    "fails_when": (
        "Under which circumstances can {n} fail{at}?",
        "When can {n} fail{at}?",
        "What makes {n} fail{at}?",
    ),
    "which_use": (
        "What should I use{at} if {c}?",
        "What can I use{at} if {c}?",
    ),
    "when_use": (
        "When should I use {n}{at}?",
        "In which cases should I use {n}{at}?",
    ),
    "default_of": (
        "What is the default of {n}{at}?",
        "What does {n} default to{at}?",
    ),
    "default_which": ("What is the default {n}{at}?",),
    "most": ("What is the {w} {n}{at}?", "Tell me the {w} {n}{at}."),
    "limit_of": (
        "What is the limit for {n}{at}?",
        "Which limit applies to {n}{at}?",
        "Is there a limit for {n}{at}?",
    ),
    "changed_for": (
        "What changed for {n} in {x}?",
        "How did {x} change {n}?",
        "What does {x} change about {n}?",
    ),
    "fixed_for": (
        "What was fixed for {n} in {x}?",
        "What did {x} fix about {n}?",
        "Which problem with {n} was fixed in {x}?",
    ),
    "added_for": (
        "What was added with {n} in {x}?",
        "What did {x} add with {n}?",
        "Tell me about {n}, added in {x}.",
    ),
    "removed_for": ("What happened to {n} in {x}?", "What became of {n} in {x}?"),
    "fixed_all": ("What was fixed in {x}?", "Which problems were fixed in {x}?", "Summarize the fixes in {x}."),
    "new_in": ("What is {n} in {x}?", "What is {n} in {x} for?", "Tell me about {n} in {x}."),
    "changed_all": ("What changed in {x}?", "What is new in {x}?", "Summarize the changes in {x}."),
    "absent_flag": (
        "What does the {x} option do{at}?",
        "How do I use the {x} option{at}?",
        "Can you explain the {x} option{at}?",
    ),
    "absent_member": ("What does {x} do{at}?", "How do I use {x}{at}?", "Can you explain {x}{at}?"),
    "absent_key": ("What does {x} mean{at}?", "How do I use {x}{at}?", "Can you explain {x}{at}?"),
    # said in answer to the three above
    "absent_flag_said": ("{owner} has no {x} option. The closest in its list of options is {near}.",),
    # a class may have what its manual leaves out: 1 of 44 names that were looked up in the programs themselves
    "absent_member_said": ("{owner} documents no method {x}. The closest is {near}.",),
    "absent_key_said": ("There is no {x}. The closest of the names that the documentation lists is {near}.",),
}
# Asked of the text {doc} that says it, where a topic says too little with the product alone.
FRAMES |= {
    "thing_said": (
        "What does {doc} say about {x}?",
        "Can you tell me what {doc} says about {x}?",
    ),
    "what_is_said": ("According to {doc}, what {is} {x}?", "How does {doc} define {x}?"),
    "task_said": (
        "According to {doc}, how do I {x}?",
        "What does {doc} say about how to {x}?",
        "How do I {x} according to {doc}?",
    ),
    "steps_said": ("According to {doc}, what are the steps to {x}?", "Which steps does {doc} give to {x}?"),
    "trouble_said": ("What does {doc} say to do when {x}?", "According to {doc}, what can I do if {x}?"),
    "beware_said": ("According to {doc}, what should I watch out for with {x}?",),
    "note_said": ("According to {doc}, what should I keep in mind about {x}?",),
    "beware_task_said": ("According to {doc}, what should I watch out for when I {x}?",),
    "note_task_said": ("According to {doc}, what should I keep in mind when I {x}?",),
}
FRAMES |= {f"{name}_said": FRAMES["thing_said"] for name in ("thing_acting", "thing_serving")}
