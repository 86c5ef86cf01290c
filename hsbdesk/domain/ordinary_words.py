"""Ordinary words, English and some Welsh, that are a slip of the key or a mutation away from a name.

A word of this list is never taken for somebody's misspelt or mutated name: "Carry" is not Harry, "Simple" not Sample.
In folded form (`names.fold`).
"""

ORDINARY_WORDS = frozenset(
    """
    about above accept account across action added address adult adults aeth afraid after afternoon again against agency
    agree agreed ahead aide aimed alarm albeit alert alien alike alive allan alley almost alone along already also
    although always ambell amount anger angle angry animal annoyed another answer answered anxious anyone anything
    appear apply april arches area argue aria arm aros around arrive arrived article asked asking asleep assembly assess
    athrawes athro attend august aunt autumn away awful baby bachgen back baked baker ball bank banner banter barn baron
    base basin bathe bathroom bawb beach bean beans beat became because become bedroom been before began begin begun
    behave behaviour behind being believe bell bells below berry beside best beth bethau better between birth birthday
    bitten black blame blood blown blue blues board boat body bones book boots bored borne both bottle bottom bowed bowl
    boys brace brain brains brand brave bread break breakfast bridge brief bright bring britain british broad bron brook
    broth brother brown brush build building bullied bully busy butter button byth cabin cable cafodd call called calls
    calm calmer came camp candle candy cane canol canon canteen carbon cards care cared careful carefully carer carers
    cares carpet carried carrier carries carrot carry cars cart carton cartref case cased cases cat catch caught cause
    cells center centre chair chalk chance change chapel chapter charge charges chase chat chatty check cheek cheer
    chess child children choir choke choose church chwaer chwarae class classroom clean clear clever climbed cloakroom
    close closed clothes club clue coach coal coast coat cofnod cold college colour come comfort coming common complete
    computer concern concerns cone cones contact control cook cool copper core cores corner corridor could council
    counsellor count county couple course court cousin cover crane crayon cream creed cried crisp cross crown crying
    culture cycle cyfarfod cymraeg cymru cyngor cynllun dad daeth daily dairy dam dan dance danger dares dark darker
    daughter deal dear december decide decided deddf demand den deputy desk detail device diary did different difficult
    dinner director diwrnod doctor does doing done donkey door dosbarth double down drama draw drawn dressed drew drift
    drink drive driven dropped drws during duty dydd each eager early easel eating education eight eighteen eisiau
    either elder elect eleven else email emotional encourage ended england english enjoy enough enter eraill even
    evening evenly events ever every evidence exactly example except excited exercise explain explained eyes face
    fachgen fact facts failed faint fair fairy fallen falls false family farm farmer father favour fawr fear feed feel
    feeling feelings fel fell fellow felly felt fen fences ferch fetch fever ffrind ffrindiau field fifth fight figure
    file filled filler fills film final find fine finely finger finish fire firm first fish five flair flare flat flesh
    flies floor flora flow flower follow food foot football footer force forced ford fore forest forget form forum
    foster found four frame free french fresh friday friend friends from front frost full fully funny further future
    fyny gain gair gallu game games ganol garage garden gate gather gave gear gender general gentle gently geography
    german getting giant girl given gives glad glance glass glean glee glen glory glove goes going gone good governor
    grab grabbed grace graft grand grandad grandfather grandma grandmother grant grass grave gravel graves great greed
    greet grew grey grill grin grind grip ground group groups grove grow grown guess guest guidance guide gwaith gweld
    gwers gyda gyntaf hair hairy hall halls hals ham hand handle hands handy hang happen happened happy harbour hard
    harder harm harmed harmful harms harsh hatch hate have haven haves having head headteacher healed health hear heard
    heart heat heddiw heddlu hedge hefyd held hello help helped helper helpful hence heno here herself hidden high hill
    himself history hobby hockey hold holes holiday holidays holly home homes homework honest honey hope hoped horse
    hospital host hotel hours house however hugged human hundred hunger hungry hurry hurt husband hwn hyd iawn icing
    idea ideal idle iechyd ieuenctid images immediate important inches incident include income inner inside instead
    interest intervene into invite issue items jacket jam january jelly join joined joins joke jolly journal judge juice
    july jumped jumps june just keen keep keeping kelp ken kept kettle kick kicked kicking kids kills kind kindly kiss
    kissed kitchen knew knife knocked know knowing known label lace lack ladder lady lake land lane language large last
    late lately later latin laugh laughed laughing laundry law lawn lawyer lead leader leaf lean learn learning least
    leave leaves leaving left legal legs lesson letter level levels lew library lied lift lightly lights like likely
    lily limb limit line lined lines lion list listen listened little live lively lives living llaw llawr lle llyfr
    llyfrgell loan local locked login logs long look looked looking lorry lost lots loud lounge love lovely lower lunch
    made mae maen magnet mai main mainly major maker makers makes mall mam manly manner manners many maple march margin
    mark marked marker market marry mars marsh mason master match maths matter maybe meal mean means measles medal meet
    meeting meetings melon melt member men mental mention merch merge merry mess message met metal method mewn mice
    midday middle might mild mile miles milk mill mills mind mine minister minor minute minutes miss missed missing mix
    mobile modern moment monday money monkey month months moral more morning moss most mother motion mould mouse mouth
    move moved movement moving much muddy mum music must mynd myself nails nain name named names nan nana nanny narrow
    nasty nature naughty near nearly neat neck need needed needs neither nephew nerve nerves netball neuadd never news
    newydd next nhw nice niece night nine nineteen noble nobody noise none normal north nos notice noticed noun november
    number nurse nursery oats ocean october oedd offer offered office officer often oherwydd okay older olive once ones
    online only onto open opened opera orange order ordered organ other others otter ought outcome outer outside oven
    ovens over owned owner owners packed page pages paid pain paint painting pairs pan panel pant paper paragraph pardon
    parent parents park parked parks part parted partner parts party pass passed past paste pastoral path patrol pause
    pawb pearl pears pedwar pen pencil people pepper perfect perhaps period perry person phone phoned photo physical
    piano picked picture piece pine pitch place placed plain plan plane plans plant plate play played player playground
    playing please pleased plenty plentyn pobl point pointed pole police policy polite poll pony pool poor popeth poppy
    porch port porter possible post pound power practice praise pray prayer prefer present press pretend pretty price
    priced prices prick pride priest prime prince print prior prison private prize probably probe problem process
    programme promise proper prosper protect proud prove provide prynhawn pull pulled pulling pupil pupils purse push
    pushed pushing puzzle quarter queen query question quick quickly quiet quietly race raced racing radio rail rain
    raise raised ramp ran rang range rank rare rarely rate rather ray reach reaction read reader reading ready real
    really rear reason recall received recently reception record reference refused region regular reins related relative
    relax religion religious remain rent repeat repeated replied reply report reported request respect responded
    response rest result return returned review rhai rhiant rhieni rhoi rice rich rider right rigid ring risk risky
    river road roast robes robin rode roedd roger role roll rolled rolls roman roof room rooms root rope rose rough
    round route routine rows royal rubber ruby rude rules rung running rush rust rydym sadly safe safeguarding safer
    safety said saint salad sale salon same sample sampled samples sand sandy sane sang saturday save saying says scale
    scarf scary scene school science scold score scout screen sealed search season seat second secretary section seems
    seen seldom sell sense sent sentence september serious serve services session set settled seven seventeen several
    sexual shade shadow shake shall shame shape share shared sharp shawl she shed sheep shelf shell shine shirt shock
    shoes shone shop shore short shoulder shout shouted shove showed showing shown siarad side siege sieve sight sign
    signature signed silence silly silver simple simply since sing singer single sink sir siren sister site sitting
    situation sixteen skirt slapped sleep slept slice slide slip slope slowly small smile smiled smith smoke smooth
    snack social soft soil sold some somebody someone something sometimes somewhere song soon sorry sort soul sound
    south space span spanish spare speak speaking spear special specialist speech spell spells spend spice spoke spoken
    sport spots spread spring staff stage stair stairs stale stall standing stare start started state stated station
    stay stayed steady steal step steps stern steward stick still stitch stone stones stood stopped stopping store
    stories storm story stove straight strange strategy street strict string stroke strong student students study stuff
    style subject such sudden suddenly sugar suggest suit summary summed summer sunday sunny super supervised supper
    supply support suppose sure swan sweet swift swimming swing sydd table tad taid tailor tair taken taker taking tales
    talk talked talking talks tall tank tape tapped target taste taught teach teacher teachers teaching team tears tell
    telling tells tend tender tennis term terms teulu text than thank that theatre their them themselves then therapy
    there these they thing think third thirteen this those though thought thoughts thousand threatened three threw
    throne through throw thursday tight till time times tiny tired today toddler toe together toilet toilets token told
    tomorrow toms tone tonight took tool toppy torch total touch tough toward towards tower town toys trace track trade
    trail train transport trash travel tray treat tree tref trefn tri trial tricky tried trip trouble trousers true
    trust truth trying tuesday tummy tuned turn turned turner tutor twelve twenty twice twin twist tyre unable uncle
    under understand uniform unig unit university unrhyw until upon upset urgent used useful using usual usually value
    van various vase vast vector verbal verse very video view village violent violet visit voice wait waited waiter wake
    wales walk walked walker walkers walks wall walls want wanted wanting ward warm warn warned warning wash washed
    waste watch watched watching water waves ways weak wear wearing weather wedi wednesday wedyn week weekend weekly
    weeks weight well welsh wen went were whale whatever wheel when whenever where whether which while whilst whine
    whisper whispered whistle white whole wholly whose wide widely wild wildly will willing wind window wine wink winter
    wire wish witch with within without witness witnessed wnaeth woke woman women wonder wood wooden words work worked
    worker working world worn worried worry worrying worse worth would wound wrap write writer written wrong wrth yard
    year years yellow yesterday yet yma ymddygiad yno yoga young your yours youth ysgol ystafell zone zones
    """.split()  # noqa: SIM905, a word list is easier to keep
)
