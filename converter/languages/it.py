"""Italian. Headings that begin with an infinitive are tasks."""

from .neutral import Phrases, pack

PACK = pack(
    "it",
    Phrases(
        about=(
            "Che cosa bisogna sapere su «{x}»{at}?",
            "Mi puoi spiegare «{x}»{at}?",
            "Vorrei capire meglio «{x}»{at}. Di che cosa si tratta?",
        ),
        means=(
            "Che cosa significa «{x}»{at}?",
            "Che cosa si intende per «{x}»{at}?",
            "Come si definisce «{x}»{at}?",
        ),
        serves=("A che cosa serve {x}{at}?", "Che cosa fa {x}{at}?", "Qual è la funzione di {x}{at}?"),
        how=("Come si fa a {x}{at}?", "Vorrei {x}{at}. Come devo procedere?", "Come posso {x}{at}?"),
        parameter=("A che cosa serve il parametro `{p}` di {x}{at}?", "Che cosa indica `{p}` in {x}{at}?"),
        arguments=("Quali parametri accetta {x}{at}?", "Qual è la sintassi di {x}{at}?"),
        returns=("Che cosa restituisce {x}{at}?",),
        example=("Mi mostri un esempio di {x}{at}?", "Come si usa {x}{at}? Mi serve un esempio."),
        differ=("Che differenza c'è tra {a} e {b}{at}?", "In che cosa differiscono {a} e {b}{at}?"),
        careful=("A che cosa bisogna fare attenzione riguardo a «{x}»{at}?",),
        column=("Che cosa è indicato sotto «{column}» per {x}{at}?",),
        error=("Ottengo l'errore {x}{at}. Che cosa significa e come lo risolvo?",),
        generic={
            "use": ("Come si usa {x}{at}?",),
            "install": ("Come si installa {x}{at}?",),
            "configure": ("Come si configura {x}{at}?",),
            "require": ("Che cosa serve per {x}{at}?",),
            "about": ("Che cos'è {x}{at}?", "Mi presenti {x}{at}?"),
        },
    ),
    at=" in {a}",
    task=r"\w{2,}(?:are|ere|ire|rre|rsi)\b \S",
    question=r"(?:come|perché|quando|dove|che cosa|cosa|quale|quali|chi|quanto) \S+",
    skip=r"(?:vedere anche|si veda anche|vedi anche|indice|sommario|riferimenti|bibliografia|collegamenti|licenza"
    r"|ringraziamenti|altre risorse)",
    generic={
        "use": ("uso", "utilizzo"),
        "install": ("installazione",),
        "configure": ("configurazione",),
        "require": ("requisiti", "prerequisiti"),
        "about": ("introduzione", "descrizione", "panoramica", "presentazione"),
    },
    columns={
        "key": "nome parametro opzione campo colonna comando errore variabile chiave valore carattere elemento tasto"
        " attributo".split(),
        "description": "descrizione significato effetto spiegazione scopo".split(),
        "default": ("predefinito", "valore predefinito"),
        "type": ("tipo",),
    },
    leans=r"(?:Tuttavia|Quindi|Perciò|Inoltre|Infatti|Altrimenti|Allora|Poi|Ma|E|O|Però|Per esempio|Ad esempio"
    r"|In questo caso|In tal caso|Quest\w+|Ess[oaie]|Anche|Infine|Qui|Dunque)\b",
    action=r"(?:iscriviti|seguici|scopri di più|leggi tutto|torna su)\b",
)
