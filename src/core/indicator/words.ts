/**
 * The words that tell a host name from an identifier, a file name or a version. Counts behind the
 * choice of top-level domains: 67 MB of source code against 12 MB of threat reports and the domains
 * of Maltrail; a top-level domain stands under `identifiers` when names that end so are code nearly
 * always, and under `doubtful` when they are either.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Ends of file names. A bare `main.rs` is a file; `hxxp://main.rs/` and `main[.]rs/x` are hosts. */
export const FILE_TLDS = words(`
  cc java md mm mov pm ps py rs sh so zip
`);

/** Top-level domains that are members, keywords or file kinds in code, and no one's phishing site. */
export const IDENTIFIER_TLDS = words(`
  able abc active actor ads author auto band base beats bible blog book box build call camera cards
  case catering chrome circle clinic code codes coach cafe call canon cards case cat channel charity
  check cleaning compare computer contact cool country coupon cover credit data day deals delivery
  delta democrat dental design diamonds diet direct directory discount discover docs doctor dog dot
  drive duck eat events exchange expert express fail family fan farm fast feedback final find fire
  fish flights foo food football forum frogans fund furniture gap gift gifts glass global gold got
  graphics gripe group guide health here homes horse hot hotels house how int jobs joy jot kids kim
  latino latrobe law lease legal limo living loan lol lotto map market markets mba memorial menu
  mobile moda moe moi mom monster moto museum new news next nexus now observer off office ollo open
  origins page pages parts passagens pay pet phone photo pid pink place play plumbing plus poker
  post prime prod productions prof promo properties property protection qpon quest rated read
  realtor realty recipes red rent rentals repair report rest reviews rich room safe safety sale
  salon save schedule school science screen search secure security seek select services sharp shell
  shoes show silk singles ski skin smart smile solutions star states stockholm storage study style
  supplies supply surf surgery swiss tab tab talk target tax taxi team tel tennis theater tickets
  tips tires tools total tours town toys trade trading training travel trust tube tunes ubs unicorn
  university uno vacations vet villas vision vote voting voto voyage watch watches weather webcam
  wed whoswho wine winners winning wolterskluwer woodside works wow you zero windows xbox java
  properties weir security final phd mini sap docs
`);

/** Top-level domains that are words of code or prose and registered by phishers all the same. */
export const DOUBTFUL_TLDS = words(`
  am as at be by do fm gg id in is it la me mo ms mu my no pl pr re st to us ax al im io ai
  app art asia bar best bid bio blue bot buzz cab cam center chat city click cloud club co company
  date dev digital download email energy fit free fun fyi game games green help host icu info ink
  land life link live ltd man media men money name network ninja one online party pics press pro
  pub racing review rip rocks run shop site social software space store stream support systems tech
  technology today top video vip website wiki win work world wtf xyz zone
  home invalid local localhost private test
`);

/** Doubtful in a sentence, but no member of anything in source code. */
export const LITERAL_TLDS = words('io ai gg fm us');

/** Names under these are hosts, whatever stands in front. */
export const CORE_TLDS = words('com net org edu gov');

/** Names under these are rarely anything but hosts: what `EVIL.COM` and `evil\\.com` may end in. */
export const COMMON_TLDS = words(`
  com net org edu gov mil info biz ru cn de uk eu fr jp br pl it nl au ca us in kr tw su cz es se ch
  at be dk fi no hu ro gr tr ua ir il mx ar cl co vn id th my sg hk nz za ph pk ng ke kz by lt lv
  ee sk si bg rs hr pt ie is xyz top club online site shop icu live pw win vip store fun space link
  click website tech app dev cloud io me tk ml ga cf gq cc ws tv biz mobi asia pro onion example
`);

/** First labels of reversed names: `com.apple.xpc`, `org.apache.hadoop`. */
export const REVERSED_ROOTS = words(`
  com org net edu gov io java javax jdk sun android androidx kotlin scala
`);

/** Words that name things in a program or a report. Under a doubtful ending they make no host. */
export const PROGRAM_WORDS = words(`
  a abs account action actions activity actor add admin address agent alert all answer api app args
  argument arguments array attr attribute attributes auth author backend base batch bean block body
  board book bot box branch browser bucket buf buffer build builder bundle button cache call callback
  card cell cert chain channel char chat check child children class cli client cls cluster cmd code
  col collection collections color colors column command comment commit common component conf config
  configuration connection console const constants container content context control controller
  cookie core count country course ctx cur current cursor customer dao data database date datetime
  db debug def default delegate dep dest detail details device dialog dict dir directory doc docs
  document documents domain dto editor el elem element elements email employee en end engine entity
  entry enum env err error errors evt event events ex example exception exec executor export expr
  ext extension factory feature field fields file filename files filter first flag flow fn folder
  font form format frame fs func function game git global globals go graph group groups handler hash
  head header headers helper helpers history host hosts html http i icon id image images img import
  in index indicator info init inner input instance int interface interval io item items iter
  iterator it java job js json key keys kind label lang language last layer layout left length level
  lib library line lines link links list listener load loader local location lock log logger login
  logs long loop main manager map mapper match math matrix media member menu message messages meta
  metadata method methods mode model models module modules mouse msg my name names namespace nav net
  network new next node nodes note number obj object objects on op opt option options opts order org
  os other out output owner p package packages page pages panel param parameter params parent parser
  part party path paths payload peer person phone photo pipeline pkg place plan platform player
  plugin plugins point policy pool port pos post prev print process product profile program project
  projects promise prop properties property props provider proxy query queue r random range raw
  read reader record records ref reference region registry release remote repo report repository
  req request requests res reset resource resources response rest result results right role roles
  root route router row rows rule rules run runner s sample scene schema scope score script scripts
  search section security segment select selection self sender sent seq server service services
  session set settings shape shared shell shop show site size slice slot socket source space span
  spec sql stack start state static stats status step store str stream string strings struct style
  sub super support switch symbol sys system t tab table tag tags target task tasks team template
  tensor term test tests text that the their theme then there thing this thread time timer title tmp
  to todo token tokens tool tools top torch trace transaction tree type types ui unit update url urls
  user username users util utils v val value values var variable vector version video view views vm
  volume w watch web widget window windows word words work worker workspace world wrapper writer x
  xml y yaml z np pd os re ast abc et al
`);

/** Products and packages named like a host under `.net`. */
export const PRODUCTS = words('asp ado vb ml paint dot java');

/** Words before a number of four parts that make it a version or a section. */
export const VERSION_WORDS = words(`
  version versions ver v release rel build rev revision sec section sect chapter clause fw firmware
  patch fileversion productversion assemblyversion appversion assembly_version file_version
`);

/**
 * VS Code language ids of source code: there a bare dotted name is member access. The words of a shell
 * command are strings.
 */
export const CODE_LANGUAGES = words(`
  abap apex c clojure coffeescript cpp csharp cuda-cpp d dart elixir elm erlang fsharp go groovy
  haskell java javascript javascriptreact jsx julia kotlin lua makefile cmake matlab nim objective-c
  objective-cpp ocaml pascal perl perl6 php powershell prolog python r raku razor ruby rust scala
  scheme shaderlab solidity sql swift systemverilog tcl typescript typescriptreact tsx
  vb verilog vhdl vue svelte zig terraform hcl css scss less stylus
`);

/** Languages whose numbers stand in runs: path data and style sheets. */
export const DRAWING_LANGUAGES = words(
  'svg xml html css scss less javascript typescript vue svelte',
);
