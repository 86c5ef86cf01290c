"""Everyday short forms of first names, English and Welsh, in folded form (`names.fold`)."""

from functools import cache

_LINES = """
aaron: az
abigail: abi abbie abby gail
adam: ads
alan: al
albert: al alb bert bertie
alexander alexandra alexandria: alex alec lex sandy sasha xander
alfred alfie: alf alfie fred
alice alison alys: ali
amanda: mandy manda
amelia emilia: amy millie milly mel
andrew andreas: andy drew
angela angelina: angie ange
angharad: anghi hari haz
anthony antony: tony ant
arthur: art artie
barbara: barb babs
bartholomew: bart
benjamin bened: ben benny benji
bernard: bernie
bethan elisabeth elizabeth bethany: beth bet betsan betty eliza elsie libby lisa liz liza lizzie lizzy
branwen: bran
bronwen: bron
brynmor: bryn
cameron: cam
caroline carolyn: caz carol carrie
cassandra: cass cassie
catherine catrin katherine kathryn katharine: cat cath cathy cati kat kate kath kathy katie katy kit kitty trina
ceridwen: ceri
ceinwen: cein
charles charlotte: charlie chaz chuck lottie char
christopher christian christina christine: chris chrissy christy kit tina kris
claire clare: cla
daniel daniela danielle: dan danny dani
david dafydd: dai dave davy dewi daf dafs
deborah debra: deb debbie debs
dominic: dom
dorothy: dot dottie dolly
dylan: dyl
edward edwin edmund: ed eddie eddy ned ted teddy
eleanor elin elinor: ellie elen nell nellie nora
emily emma: em emmy ems
emyr: em
eluned: lun luned
ffion: ffi fi
florence: flo florrie flossie
frances francis francesca: fran frank frankie franny
frederick: fred freddie freddy
gabriel gabriella gabrielle: gabe gabby
gareth: gaz gar garth
genevieve: gen
geoffrey: geoff
george georgina georgia: georgie gina
gerald gerard geraint: gerry ger ges
gethin: geth
gillian: gill gilly
glyndwr: glyn
grace: gracie
graham: gray
gregory: greg
griffith gruffydd gruffudd: griff guto gruff
gwendolen gwendoline gwenllian gwenan: gwen gwenno wendy
gwilym: gwil
hannah: han
harold harrison henry: harry hal harri
harriet: hattie hatty
heledd: hel
helen helena: nell lena
hywel: hyw
imogen: immy imo
iorwerth: iori iolo
isaac: zac
isabel isabella isabelle isobel: bella belle izzy issy izzie
jacob: jake jakey
jacqueline: jackie jacqui
james iago: jim jimmy jamie
janet jane: jan janey
jasmine: jas jaz jazz
jason: jay
jeffrey: jeff
jennifer: jen jenni jennie jenny
jeremy jeremiah: jez jerry
jessica: jess jessie
joanna joanne: jo joey
john: jack jonny johnny
jonathan: jon jonny jonty nathan
joseph josephine: joe joey jo josie
joshua: josh
judith: jude judy
julia julian julie: jules
kenneth: ken kenny
kimberley kimberly: kim
lauren laurence lawrence: laurie larry loz
leonard leonardo: leo len lenny
leslie lesley: les
lewis louis: lew lou louie
lillian lily lilian: lil lilly
llewellyn llewelyn llywelyn: llew llyw lyn
louise louisa: lou lulu
lucas luke: luc
lucy lucinda: luce lulu
madeleine madeline: maddie maddy
magdalena: magda lena
margaret marged marguerite: mag maggie marge meg megan peg peggy greta rita daisy
maria marie mary mair: molly polly mimi
martin: mart
martha: mattie
matthew mathew: matt matty mat
maximilian maxwell maximus: max
megan: meg megs
melanie melissa: mel
michael: mick mickey mike mikey mitch
michelle: shell shelly
mohammed muhammad mohammad mohamed: mo
morgan: mog morg
myfanwy: myf myfi
natalie natasha natalia: nat tasha talia
nathan nathaniel: nat nate nath
nicholas: nick nicky nico
nicola nicole: nic nicky nikki
oliver olivia: ol oli olie ollie liv livvy
owain owen: ows
pamela: pam
patricia: pat patsy tricia trish
patrick: pat paddy rick
penelope: pen penny
peter: pete
philip phillip philippa: phil pip pippa
phoebe: phoebs
rachel: rach
raymond: ray
rebecca rebekah beca: bec becca becki beckie becky becs
rhiannon: rhi non rhian
rhodri: rhod rhods
rhydian: rhyd
richard: dick rich richie rick ricky
robert robin roberta: bob bobby rob robbie robbo bert
ronald: ron ronnie
rosemary rosalind rosie: rose ros rosie
roland rowland: rollo
russell: russ
samantha samuel: sam sami sammy
sarah sara: sally sal
sebastian: seb
simon: si
sophia sophie: soph
stephanie: steph steff steffi
stephen steven steffan stefan: steve stevie steff steff
susan susannah suzanne: sue susie suzie suzy
sylvia: syl
tabitha: tabby
teresa theresa: terry tess tessa
terence: terry
thomas: tom tomi tommo tommy
timothy: tim timmy
theodore theodora: ted teddy theo thea
tobias: toby
tomos: tom tomi tommy twm
trefor: tref
tudor: tuds
valerie: val
victor victoria: vic vicki vicky tori
vincent: vin vince vinny
walter: wally walt
william: bill billy liam wil will willie wills willy
zachary zachariah: zac zach zack
zoe: zo
"""


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _LINES.strip().splitlines():
        formal, _, short = line.partition(": ")
        for long in formal.split():
            for name in short.split():
                found.setdefault(long, set()).add(name)
                found.setdefault(name, set()).add(long)
    return {name: frozenset(others - {name}) for name, others in found.items()}


def short_forms(first: str) -> frozenset[str]:
    """Return what somebody with this folded first name is also called, short or in full: tomos -> tom, twm."""
    return _table().get(first, frozenset())
