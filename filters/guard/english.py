# ruff: noqa: E501  # a line is a meaning, however many forms it has
"""Forms of English that decide what a sentence claims, by group: a form on the right is said as the one on the left.

Forms of one line are equivalent ("no more than" is "at most"); forms of one group exclude each other ("must", "may").
A canonical form of several parts is all of them at once: "unless" is "if" and "not".
"""

FORMS = """
modal:must | must; shall; have to; has to; had to; having to; need to; needs to; needed to; is required to; required to; required; needed; necessary; mandatory; obliged to; obligatory; needs; imperative; compulsory; it is essential; be sure to; essential
modal:should | should; ought to; recommended; it is best to; best to; advisable; advised to; advised; had better; preferably; it is wise to; it is a good idea to
modal:may | may; can; could; might; able to; allowed to; permitted to; possible to; possible; it is possible; free to; capable of; are welcome to; perhaps; possibly; maybe; conceivably; potentially
modal:cannot + not | cannot; can not; must not; may not; could not; shall not; not allowed to; not permitted to; not possible to; not able to; unable to; impossible to; impossible; forbidden to; forbidden; prohibited from; prohibited; not allowed; not permitted; no way to; might not; not possible; incapable of; inability to; incapability to; lack the ability to; lacks the ability to; cannot possibly; disallowed; forbids; forbid; forbidding; prohibit; prohibits
modal:should + not | should not; ought not to; ought not; not recommended; inadvisable; discouraged; better not to
modal:optional | need not; not have to; not need to; not need; not required to; not necessary to; not required; not needed; not necessary; optional; unnecessary; optionally; not mandatory; needless; without having to; without needing to; without the need to; without the need for; with no need to; with no need for; no need to; no need for; have no need to; without being required to; not necessarily have to
quantifier:all | all; every; each; everything; entire; whole; entirely; completely; everyone; everybody; fully; wholly; totally; everywhere; in all cases; all of; every one of; each of; the full
quantifier:any | any; anything; anyone; anybody; whichever; whatever; arbitrary
quantifier:either | either; one of the two
quantifier:both | both; both of; each of the two
quantifier:some | some; several; a few; a number of; various; certain; a couple of; a handful of; multiple; some of; several of; partly; partially; more than one; particular; in part
quantifier:many | many; lots of; a lot of; numerous; plenty of; a large number of; much; a great deal of
quantifier:most | most; the majority of; most of; the bulk of
quantifier:only | only; solely; exclusively; nothing but; no other than; just; merely; purely; alone; none but; no one but; nobody but; sole; uniquely; exclusive
quantifier:atmost | at most; no more than; not more than; up to; a maximum of; maximum of; or less; or fewer; as many as; no greater than; not greater than; no larger than; not larger than; no longer than; at the most; not exceeding; must not exceed; not exceed; may not exceed; cannot exceed; can not exceed; or smaller; or lower; a limit of; or below; no deeper than; no higher than; not over; or earlier; or older
quantifier:atleast | at least; no less than; no fewer than; not less than; not fewer than; a minimum of; minimum of; or more; or greater; or higher; or larger; no smaller than; not smaller than; no lower than; at a minimum; at the least; or above; or later; or newer; not below; not under
quantifier:atleast + number:1 | one or more; at least one; 1 or more
quantifier:exactly | exactly; precisely; strictly
quantifier:approximately | approximately; roughly; nearly; almost; some way; circa; close to; more or less; in the order of
quantifier:none + not | none; none of; no one; nobody; nothing; nowhere; neither of
comparison:more | more than; greater than; larger than; higher than; exceeds; exceed; exceeding; bigger than; in excess of; longer than; upwards of; later than; newer than
comparison:less | less than; fewer than; smaller than; lower than; shorter than; short of; older than; falls short of
comparison:more | more; greater; larger; higher; bigger; increasingly; longer
comparison:less | less; fewer; smaller; lower; lesser; shorter
comparison:fast | faster; quicker; sooner
comparison:slow | slower
comparison:better | better; preferable; superior
comparison:worse | worse; inferior
comparison:largest | largest; biggest; greatest; highest; longest; maximum; maximal; max; topmost; uppermost
comparison:smallest | smallest; lowest; least; shortest; minimum; minimal; min; fewest; lowermost
comparison:newest | newest; latest; most recent
comparison:oldest | oldest; earliest
comparison:same | same; identical; equal; equals; equal to; identical to; the same as; equivalent; equivalent to; just like; exactly like; matches exactly; alike
comparison:same + not | different; different from; differ; differs; differ from; differs from; unlike; other than the; unequal; distinct; dissimilar; differing; differently; different than; in a different way; in another way; otherwise than; as opposed to
comparison:similar | similar to; similarly; similar; resembles; resemble; akin to; comparable to; comparable; much like; analogous to; analogous
condition:if | if; when; whenever; in case; in the case; in case of; in the event; assuming; given that; whether; if and when; in cases where; in case that; wherever; as soon as; supposing; whether or not; conditional on; depending on whether
condition:provided | provided that; on condition that; on the condition; as long as; so long as
condition:if + word:give | if provided; if given; if specified; if present; when specified; when given; when provided; where given; if set; when set; if supplied; when supplied; if passed; when passed
condition:if + not | unless; except if; except when; except where; except in case; if not; except while; except in cases where
condition:only | only if; only when; only in case; if and only if; not unless; only where; only as long as; only after; only while
condition:even | even if; even when; even though; even where; although; though; despite; in spite of; regardless of; no matter; notwithstanding; irrespective of; independently of; whereas; nevertheless; nonetheless; regardless; in any case; not even if; even so; anyway; independent of
condition:otherwise | otherwise; or else; else; if this is not the case; failing that
condition:while | while; during; in the course of; meanwhile; at the same time; for the duration of; throughout; in the middle of
order:before | before; prior to; ahead of; in advance of; beforehand; preceding; precede; precedes; preceded; earlier; in advance; prior; earlier than; sooner than; leading up to; formerly; previously
order:after | after; following; subsequent to; afterwards; afterward; subsequent; subsequently; follows; follow; thereafter; later; once; behind; succeeding; immediately after; right after; in the wake of; on completion of
order:then | then
order:until | until; till; up until; up to the time; as far as
order:since | since; ever since; starting with; starting from; beginning with; beginning in; from then on; starting in; from version; since version; new in; added in; introduced in
order:next | next
order:previous | previous; former; last time; preceding one
order:finally | finally; eventually; in the end; lastly; at last; ultimately; at the end
order:initially | initially; at first; originally; to begin with; in the beginning; at the start; first of all; at the beginning
order:immediately | immediately; at once; right away; instantly; straight away; promptly; directly after; instantaneously; without delay; on the spot
order:last | last; final
order:again | again; as before; repeatedly; anew; once more; over and over; another time
order:above | above; the above; aforementioned; on top; overhead
order:below | beneath; underneath; further down
cause:because | because; because of; due to; owing to; on account of; as a result of; thanks to; for this reason; therefore; thus; hence; consequently; as a result; accordingly; as a consequence; which is why; that is why; results from; caused by; seeing that; inasmuch as; for that reason; that's why; resulting from; stems from
cause:purpose | in order to; so that; so as to; in order that; for the purpose of; with the aim of; such that
cause:example | for example; for instance; e.g; such as; among others; like; including; i.e; in particular; particularly; especially; above all; notably; namely; in other words; specifically
cause:yet | however; but; yet; on the other hand; by contrast; in contrast; still; conversely
frequency:always | always; at all times; constantly; every time; each time; invariably; without exception; all the time; continually; continuously; in every case; in all circumstances; never anything but; never other than; permanently; unconditionally; without fail; forever; perpetually; at any time; under all circumstances
frequency:ever + not | never; not ever; at no time; not once; under no circumstances; never ever; in no case
frequency:usually | usually; normally; generally; typically; in general; as a rule; mostly; commonly; ordinarily; for the most part; in most cases; by and large; most of the time; largely; mainly; in the main; customarily; chiefly; primarily; predominantly; as usual; tends to; tend to; generally speaking
frequency:often | often; frequently; many times; regularly; in many cases; repeatedly; a lot
frequency:sometimes | sometimes; occasionally; at times; from time to time; now and then; once in a while; on occasion; in some cases; every now and then; in certain cases; at intervals; in some situations; every so often
frequency:rarely | rarely; seldom; hardly ever; infrequently; scarcely; hardly; barely; almost never; in rare cases; only rarely; uncommonly; not often
frequency:once | one time; a single time; only once; just once
frequency:periodically | periodically; at regular intervals; on a regular basis; cyclically
hedge:probably | probably; likely; presumably; in all likelihood; most likely; very likely; supposedly; apparently; seemingly; seems to; seem to; appears to; appear to; is likely to; expected to; is expected to; doubtless; no doubt; ostensibly; is thought to; arguably; suggests; theoretically; in theory
hedge:now | currently; at present; now; presently; at the moment; nowadays; for now; as yet; these days; at this time; for the time being; today; so far; to date; temporarily
hedge:intend | intended to; meant to; supposed to; designed to; aims to; aim to
exception:except | except; except for; except that; apart from; other than; save for; save; with the exception of; excluding; but for; besides; aside from; with one exception; barring; exception; exceptions; excepting; except in; except on; save on; save in; in addition to; bar
default:default | default; by default; defaults to; default to; the default is; default value; out of the box; when nothing is specified; unless told otherwise; unless otherwise specified; if nothing else is said; unless specified otherwise; defaults; if not specified otherwise; preset; unless you say otherwise
polarity:not | not; no; nor; neither; without; fails to; fail to; failed to; failing to; lack; lacks; lacking; lacked; refuses to; refuse to; refused to; instead of; rather than; in place of; in lieu of; free of; free from; absence of; in the absence of; absent; devoid of; stops short of; ceases to; cease to; not any; keeps from; keep from; rule out; rules out; ruling out; misses; miss; lack of; avoids; avoid; avoiding; avoided; missing; declines to; decline to; declined to; neglects to; neglect to; neglected to; leave out; leaves out; left out; leave off; leaves off; omits to; omit to; omits; omit; omitting; omitted; deprived of; bereft of; exempt from; anything but; far from; refuses; refuse; stops from; stop from; no longer; not any longer; not any more; not anymore; other than to; instead; save to
join:and | and; as well as; together with; along with; in addition to; plus; and also; in conjunction with; besides; furthermore; moreover; in addition; as well; too; also; additionally; not only; not just; not merely; not solely; but also; likewise; alike; accompanied by; on top of that
word:return | give back; gives back; given back; hand back; hands back; handed back
word:ensure | make sure; makes sure; made sure; see to it; take care that; takes care that
word:execute | carry out; carries out; carried out
word:remove | get rid of; gets rid of; take away; takes away; taken away
word:determine | find out; finds out; found out; work out; figure out; figures out
word:configure | set up; sets up
word:define | lay down; spell out
word:occur | come about; take place; takes place; took place; come up; comes up
word:cause | bring about; brings about; lead to; leads to; led to; result in; results in; give rise to
word:contain | be made up of; is made up of; consists of; consist of; composed of
word:connect | hook up; in connection
word:handle | take care of; takes care of; deal with; deals with; dealt with
word:consider | take into account; takes into account; taken into account; bear in mind
word:represent | stand for; stands for; stood for
word:use | make use of; makes use of; made use of; in use; take advantage of; draw on; draws on; put to use; by means of; with the help of; with the aid of
word:start | kick off; set off; bring up; brings up; boot up; start up; starts up
word:stop | shut down; shuts down; shut off; turn down
word:enable | turn on; turns on; turned on; switch on; switches on; switched on
word:disable | turn off; turns off; turned off; switch off; switches off; switched off; turning off
word:cancel | call off
word:replace | take the place of; takes the place of; swap out
word:continue | go on; goes on; carry on; carries on; keep on; keeps on; goes ahead; go ahead
word:search | look for; looks for; looked for; look up; looks up; looked up
word:test | try out
word:depend | hinge on; is up to; be up to
word:refer | point to; points to
word:try | attempt to; attempts to; attempted to; make an attempt to; an attempt to; an attempt was made to; tries to
word:invoke | called under the name; known as; go by
join:or | or; or else; alternatively; and or; respectively
"""
# These forms are so in front of a number only: "over 5", but "over the network".
BEFORE_NUMBER = """
quantifier:approximately | about; around
quantifier:atmost | within; below or equal to
comparison:more | over; above; beyond; past
comparison:less | under; below; beneath
"""
# Phrases with a word of the table above that say nothing.
IDLE = """the following; as follows; and so on; and so forth; as well as possible; of course; in this case; in which case; in
that case; in fact; that is why; this way; in this way; in such a way; in other words; not to mention; as if; as though; such a;
so called; all in all; at all; if so; if applicable; no matter what; as shown above; as described below; see
above; see below; as above; in short; in brief; to sum up; to be precise; no problem; just as; even more; the case that;
as such; one by one; at hand; on hand; in the first place; so far as; as far as; as usual; for that; more precisely;
once again; then again; as it is"""
# Words whose contrary stands in their place: looked at where they are exchanged, nowhere else.
PREPOSITIONS = frozenset("on off up down to from into out".split())
# Said or left out, these change no claim that a reader of documentation would act on.
EMPTY = frozenset(
    """a an the is are was were be been being am do does did doing done has have had having will would it its this that
    these those which who whom whose they them their theirs he she his her him you your yours we us our i my me there
    here of  in  at by for with   onto via through using used use uses such than     please note
    simply very quite really actually own rather well indeed merely itself themselves yourself himself let lets us
    way ways kind sort case cases thing things get gets got getting become becomes became means mean given giving give
    gives made make makes making come comes happen happens take takes taken place one's ie eg etc per within towards
    toward upon about what how between among amongst against along across whether's how's one ones yes so-called
    someone something somebody where back together already as so aka fact namely say says said call called named anyway somehow short""".split()
)
NEGATING_PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis", "mis", "de", "anti", "counter")
# Adjectives whose contrary is made by one of these prefixes. Of all other words that begin alike ("install", "unit",
# "include") none is one.
AFFIRMATIVE = frozenset(
    """valid available safe used visible necessary known specified defined supported compatible changed correct direct
    directly consistent signed set blocking recoverable empty trusted useful ordered expected complete encrypted likely
    quoted related named mutable sufficient default stable possible able usual common limited bounded important equal
    even finished finish initialized initialised reachable readable writable wanted desired desirable documented
    official reliable predictable successful successfully comfortable aligned anchored armed assigned authorized
    authenticated buffered cached capped checked clear closed committed compressed conditional conditionally configured
    connected constrained covered decided declared deterministic editable escaped exported familiar filtered fortunately
    formatted handled harmed helpful identified indexed installed intended intentional interrupted interpreted known
    labelled locked marked matched modified mounted needed nested noticed packed paired parsed picked pinned planned
    populated privileged processed protected published qualified read recognized recognised registered resolved
    restricted saved scheduled secure seen sent shared sorted specific staged structured subscribed tagged tested
    tracked typed unique usable validated verified versioned wrapped written accessible accurate active adequate
    appropriate capable coherent comparable complete convenient decisive dependent dependently determinate efficient
    elegant eligible exact excusable finite flexible formal frequent frequently secure sensitive significant soluble
    tolerant variant visible voluntary mediate perfect polite practical precise proper properly mature moral mobile
    patient regular relevant responsible reversible removable legal legible logical literate connect continue
    honest obey able similar satisfied appear agree allow approve trust like engage assemble join proportionate
    null zero standard trivial existent existing interactive negative fatal root local ascii printing printable unique
    numeric volatile blank portable recursive persistent atomic optional repeatable unicode debian free existence
    activity validity availability visibility compatibility consistency accuracy sufficiency equality
    stability reliability linear aligned match matching behave interpret place read spell configured use""".split()
)
# What looks like one of them behind such a prefix, and is a word of its own.
UNDENIED = frozenset("designed discovered disclosed delimited immediate inplace inset displace".split())
EXACT_OPPOSITES = "explicit implicit; explicitly implicitly; internal external; internally externally; include exclude; increase decrease; encrypt decrypt; import export; enable disable; input output; ascending descending; inclusive exclusive; append prepend"
