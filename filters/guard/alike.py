"""Words of English that stand for each other in documentation, and words that exclude each other.

Alike is what a writer of manuals would exchange without a second thought, in at least one sense: the guard then has
nothing to say, and the rest of the fact-check decides.
"""

ALIKE = """
abort cancel terminate; access reach read; accumulate collect add; achieve accomplish reach attain; action operation
step; activate enable switch turn; add append insert attach include put; additional extra more further another other
added supplementary; address location; advantage benefit; affect influence impact concern; ahead before front; alert
warn notify; allocate assign reserve; allow let permit enable support make possible grant give; analyse examine study;
analyze analyse examine; ancient old; answer reply response respond; appear seem occur show; area region zone;
argument parameter option setting; arrive come reach; assign set give allocate; associated related connected linked
corresponding; automatic automatically; automatically self; available accessible present ready; await wait expect;
backup copy; become turn; begin start launch initiate commence open activate; beginning start begin; behavior
behaviour action; big large huge great; blank space whitespace empty; bottom end; boundary limit border edge; branch
line; browse view; bug error defect; calculate compute work determine; call invoke run use trigger; capability ability
feature; careful caution; cause lead result make trigger produce; caution care; change modify alter edit adjust update
vary amend revise rewrite; character letter char; child descendant; choose select pick opt decide; click press; client
customer; collect gather accumulate; color colour; combine merge join unite; come ship arrive; compatible
interoperable; concern affect relate; configure set setup adjust; conflict clash collision; conflicting contradictory;
connect link attach join bind; consider regard view treat think; contain hold include comprise have carry store
consist keep; contents content; control govern manage steer; convenient handy easy; convert transform translate turn
change map; copy duplicate clone replicate; correct right proper appropriate suitable; corresponding matching
respective associated related; crash fail die; create make build construct generate produce form establish; cursor
pointer; deactivate disable switch turn; deadline limit; debug troubleshoot; delay latency wait lag; delete remove
erase drop discard clear strip eliminate purge; denote represent mean signify stand; depend rely; deploy install;
deprecate obsolete; derive come; desirable wanted good; desired wanted required intended; die crash exit; difficult
hard complex complicated; directly straight; disadvantage drawback; disk drive; display show print present list output
view see render; distribute spread share; documentation manual docs; download fetch; draw paint render; due owe;
duration time length period; effect result consequence impact; efficient economical; embed include; empty blank void;
encode represent; end finish terminate stop complete conclude close quit exit halt; ending end; enforce force impose;
enough sufficient adequate; ensure guarantee assure sure certain ascertain; enter type input go; entire whole complete
full; entirely completely; entry item element record; error failure fault problem mistake issue exception; escape
quote; estimate guess; event occurrence; execute run perform carry do invoke launch call evaluate apply; exist present
available; existing present current; expect anticipate await; expire lapse end; explain describe document discuss
detail outline cover; explicit explicitly; expose reveal show publish; extend expand enlarge; fail failure
unsuccessful; failing failed; fast quick rapid speedy; feature functionality capability; file document; fill populate;
filter select; find locate discover search detect look identify determine; fine ok good; fit match suit; fix repair
correct solve resolve; flip toggle; folder directory; follow obey adhere; force compel; forget omit; form format
shape; format form layout; frame box; freeze block; fresh new; functionality feature function; garble mangle corrupt
screw; genuine real; get obtain retrieve fetch receive acquire read gain look lookup; group set collection cluster;
grow increase rise; guide manual tutorial; hand pass; handle process treat manage deal; help assist aid support serve
useful; hide conceal mask suppress; hint suggestion tip clue; honor respect obey honour; icon symbol; identical same;
identifier id name; ignore disregard skip discard; image picture; impact effect influence; implicitly automatically;
import load; important significant essential crucial; impose apply enforce; improve enhance better; inconsistent
conflicting; individual separate single; influence affect effect; inherit derive; initialise initialize init;
initialize start prepare; inside within in internally; install set; installation setup; internet net; interpret read
understand parse treat; invert reverse; investigate examine; item element entry member; jointly together; keep retain
maintain preserve hold stay remain save; key identifier; kill terminate stop; kind type sort class category; know
understand aware; label tag mark name; learn find discover; leave remain; limit restrict constrain bound cap; line
row; list sequence series array; literally verbatim exactly; load read; lock block; machine computer host system;
manage control handle administer; manual guide handbook; manual hand manually; many numerous; mark flag label; match
correspond fit; meaning sense; measure gauge; memory storage ram; mention refer name; message mail notice; method
function procedure routine subroutine call; modern new recent; monitor watch observe supervise; move transfer shift
relocate; narrow restrict; navigate go move; near close; nest embed; network net; node machine host server; normally
usually; notice see note; notify inform alert tell; null nothing nil; number count total quantity amount; obey follow
respect honor; object instance; observe see watch notice; obsolete outdated deprecated old; obviously clearly; occur
happen arise appear take exist; operate run work; order sort sequence arrangement; organize structure arrange;
original initial first; originate come start; outside beyond; own self; owner holder; page document; pair couple;
paragraph section; parallel concurrent simultaneous; parent ancestor; parse read analyze interpret; part portion piece
section segment component; password passphrase; paste insert; path route way; period interval time duration span;
permission right privilege; photo picture; place location position spot site; portable movable; powerful strong;
prepare set ready; press hit; prevent stop block inhibit keep avoid hinder preclude; problem issue trouble difficulty;
process program; program application software tool; properly correctly well; publish release expose issue; purpose aim
goal intent reason; question query; quote cite; raise throw signal; rate speed frequency; reach attain achieve hit
get; ready prepared; real actual true; really actually; rear back; recent new late; recommend suggest advise; reduce
decrease lower shrink; redundant superfluous duplicate; refer point reference relate mention; reference pointer link;
reliable dependable trusted; remain stay left; remember note recall; repeat retry again redo iterate; replace
substitute exchange swap supersede instead override; repository repo; represent stand denote describe; request query
ask; require need demand want call; resize scale; result outcome consequence effect output; return yield give produce
output deliver hand; reuse recycle; right correct properly correctly; rights permissions; robust stable reliable;
rotate turn; round approximate; rule policy; scenario case situation circumstance condition; screen display monitor;
section part chapter; seem appear look; send transmit dispatch submit deliver pass forward emit issue post; separate
distinct individual own different; separately individually independently; setting option parameter configuration
preference; share divide; ship deliver come; show indicate reveal tell demonstrate illustrate; shut close; side part;
sign mark; sign symbol; signal indicate raise; silently quietly; simple easy straightforward plain; simultaneously
concurrently parallel; single one sole; size length; skip omit leave pass ignore; small little tiny; snapshot copy
image; sort order arrange; space room; spawn start fork create; special particular specific dedicated; specific
particular certain given; specify give set state define indicate determine declare name designate provide supply pass;
speed rate performance; split divide separate break; stage step phase; standard default norm; statement instruction
command; step action stage; storage memory disk; store keep save hold record; strip trim remove; structure organize
form; succeed success work; successful success succeed ok; suggest propose recommend; suitable appropriate fitting;
sum total; superfluous redundant unneeded; supply provide offer give deliver; suppress hide silence; switch change
toggle; syntax notation; task job work; tell inform notify report say instruct mean; term word expression; text
string; thread task; time moment period; timeout limit delay; track follow trace; transfer move transmit; treat
consider regard handle interpret take; trim cut strip; truncate cut shorten; try attempt; tutorial guide introduction;
understand know grasp; unique single; upload send; use employ utilize utilise apply make usage utilization; useful
helpful handy convenient; user person; usual normal regular common standard ordinary typical; value amount setting;
various different several; verify check validate confirm test examine inspect determine compare; version release
edition; violate break; visit go; wait pause block hang; warn caution alert; warning caution warn; way manner method
means approach fashion; website site; widen extend; window pane; work function operate act behave; wrap surround
enclose; write save store put record log; wrong incorrect bad mistaken; zero nothing
"""
# Pairs within an entry exclude each other.
OPPOSITE = """
allow forbid; allow disallow; allow deny; permit forbid; enable disable; include exclude; increase decrease; require
optional; true false; on off; valid invalid; synchronous asynchronous; mutable immutable; public private; success
failure; succeed fail; read write; input output; start stop; start end; begin end; open close; add remove; create
delete; create destroy; insert delete; load dump; load save; encode decode; lock unlock; push pop; upper lower; left
right; up down; old new; early late; internal external; local remote; local global; static dynamic; client server;
parent child; import export; upload download; ascending descending; inclusive exclusive; positive negative; signed
unsigned; accept reject; accept refuse; keep discard; strong weak; fast slow; high low; long short; male female; win
lose; won lost; born died; north south; east west; northern southern; eastern western; day night; husband wife; mother
father; son daughter; brother sister; with without; legal illegal; hard soft; big small; large small; young old; older
younger; best worst; better worse; major minor; send receive; incoming outgoing; inbound outbound; source target; source
destination; sender recipient; connect disconnect; attach detach; encrypt decrypt; compress decompress; grant revoke;
append prepend; show hide; mount unmount; install uninstall; subscribe unsubscribe; bind unbind; absolute relative;
explicit implicit; abstract concrete; physical virtual; physical logical; temporary permanent; primary secondary; master
slave; active inactive; active passive; full empty; empty full; odd even; horizontal vertical; inner outer; inside
outside; front back; head tail; top bottom; first last; before after; pass fail; work fail; ignore honor; ignore
respect; ignore obey; strict lenient; eager lazy; safe dangerous; secure insecure; cheap expensive; cheap costly; simple
complex; easy difficult; easy hard; rich poor; known unknown; light dark; black white; warm cold; hot cold; wet dry;
alive dead; buy sell; give take; raise lower; rise fall; ascend descend; expand shrink; grow shrink; widen narrow;
gain lose; profit loss; friend enemy; love hate; like dislike; agree disagree; war peace; victory defeat; amateur
professional; manual automatic; automatically manually; single multiple; singular plural; user kernel; host guest;
blocking nonblocking; buffered unbuffered; preserve discard; commit rollback; lowercase uppercase; leading trailing;
horizontally vertically; prefix suffix; plain encrypted; sync async; reader writer; producer consumer; publisher
subscriber; caller callee; numerator denominator; import export; stable unstable; benefit harm; help harm; improve
worsen; strengthen weaken; common rare; frequent rare; recommended discouraged; recommend discourage; encourage
discourage; mandatory optional; presence absence; present absent; majority minority; advantage disadvantage; outdoor
indoor; married divorced; widow wife; king queen; urban rural; past future; ancient modern; arrive depart; arrival
departure; entrance exit; birth death; founder employee; winner loser; hero villain; novel film; north east; south west;
supply demand; attack defend; freeze melt; float sink; wide narrow; deep shallow; thick thin; heavy light; loud quiet;
sharp dull; clean dirty; true wrong; right wrong; correct wrong
"""
