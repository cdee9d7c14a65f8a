# Dateline's interface. English is the source: every other language has the same messages with the same variables, which
# a test sees to (crates/site/tests). A message is called by its name in templates and code, and by nothing else.
#
# $n is a number; what depends on it is chosen by CLDR's plural rules. Messages may have <b>, <em> and <code> where English
# has them. See README.md.

### Everywhere

# What stands between two things on one line, e.g. “11 March, 14:05”.
comma = { ", " }
and = { $one } and { $other }
skip = Skip to the content
languages = Languages
nav-live = Live
nav-questions = Questions
nav-tallies = Tallies
nav-map = Map
nav-digest = Digest
nav-sources = Sources
nav-about = How to read this
search = Search
search-in = Search { $title }
foot = Underlined words are attributed to a speaker; a heavier line marks a checkable claim. Dateline shows who says what and does not decide who is right.
parties = Parties
others = others
no-side = No side
nobody-named = nobody named
someone-unnamed = Someone unnamed
times-are = Times are { $zone } ({ $name })
order = Order
newest-first = Newest first
show = Show
show-all = Show all
days = Days
more = { $n } more
posts = { $n ->
    [one] { $n } post
   *[other] { $n } posts
}
claims = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
}
quoted = “{ $words }”

### Dates, as CLDR has them: the month in the form that a date takes

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-alone-1 = { month-1 }
month-alone-2 = { month-2 }
month-alone-3 = { month-3 }
month-alone-4 = { month-4 }
month-alone-5 = { month-5 }
month-alone-6 = { month-6 }
month-alone-7 = { month-7 }
month-alone-8 = { month-8 }
month-alone-9 = { month-9 }
month-alone-10 = { month-10 }
month-alone-11 = { month-11 }
month-alone-12 = { month-12 }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
date-short = { $day } { $month }
date-weekday = { $weekday } { $day } { $month }
date-long = { $weekday } { $day } { $month } { $year }
date-month = { $month } { $year }
# The day of the event, counted from its first.
day-number = Day { $n }
# A time known to the hour.
clock-hour = { $hour } h
minutes = { $n } min
hours = { $n } h
kilometres = { $number } km

### How a time is known

time-known-to-day = { $date }, known to the day
time-first-seen = first seen
time-first-seen-how = first retrieved then; the page gives no time
time-first-seen-reason = The page gives no time for this post. Shown is when it was first retrieved.
time-page-says = the page says “{ $text }”
time-as-page-says = as the page says
time-worked-out = Worked out: { $reason }.
time-worked-out-for = Worked out, for the page says “{ $text }”: { $reason }.
time-other-times = from the page's other times
time-date-worked-out = date worked out
time-time-worked-out = time worked out
time-retrieval = time of retrieval
time-retrieval-how = the time of retrieval
time-retrieval-reason = The page gives no time for this post. Shown is when it was retrieved.
how-first-print = the time of the first post with this text
how-last-there = the last retrieval in which it stood
how-first-words = the first retrieval with these words
how-last-retrieval = the last retrieval
how-noted = when it was noted

### Kinds of claims, and what is said of them

kind-killed = Killed
kind-wounded = Wounded
kind-missing = Missing
kind-captured = Captured
kind-displaced = Displaced
kind-equipment-loss = Equipment lost
kind-aircraft-downed = Aircraft downed
# Of a place.
kind-territory-taken = Taken
kind-territory-retaken = Retaken
kind-strike = Strike
kind-mobilisation = Mobilisation
kind-fighters-deployed = Fighters deployed
kind-property-damage = Property damaged
kind-evacuation = Evacuated
polarity-denied = denied
polarity-questioned = questioned
polarity-asserted = asserted
ruled-confirmed = Confirmed by the desk
ruled-rejected = Not counted by the desk: misread or void
ruled-corrected = Corrected by the desk: { $to }
# Before the name of another claimant.
relation-denies = denies
relation-denied-by = denied by
relation-conflicts = conflicts with
relation-revises = revises
relation-revised-by = revised by
relation-also = also reported by
relation-repeated-by = repeated by
relation-said-before = said before by
media-photo = Photo
media-video = Video
media-audio = Audio
media-gallery = Photos
media-graphic = Graphic
media-embed = Social-network post
media-linked = Linked story
amount-at-least = at least { $number }
amount-over = over { $number }
amount-more-than = more than { $number }
amount-about = about { $number }
amount-up-to = up to { $number }
amount-nearly = nearly { $number }
amount-another = another { $number }
amount-dozens = dozens
amount-hundreds = hundreds
amount-thousands = thousands
amount-some = some
tier-agency = news agency
tier-state = state outlet
tier-national = national outlet
tier-local = local outlet
tier-official = official
tier-social = social network

### The live page

updates = Updates
earlier-updates = Earlier updates
later-updates = Later updates
oldest-first = Oldest first
contents = Contents
to-newest = To the newest updates
to-first = To the first updates
empty-feed = Nothing has been read yet. Updates appear here as they come in.
empty-narrowed = No update is like that. Take a filter away above, or { $all }.
empty-narrowed-all = show all updates
key-update = Key update
key-updates = Key updates
all-key-updates = All key updates
key-told-by = { $n ->
   *[other] told by { $n } outlets
}
# Why a post is a key update; the question is in English.
key-disputed = disputed: { $question }
key-denied = denied: { $question }
key-revised = revised: { $question }
where-answers-differ = Where answers differ
# After a number, for screen readers.
updates-of = { $n ->
   *[other] updates
}
all-of-this-day = All of this day
corrections = Corrections
corrections-what = what sources changed or took away
so-far = { $day } so far
pinned-disputed = Disputed
pinned-moved = Moved
pinned-new = New
drafted = Drafted from the record by rules, not by a person.
all-of = All of { $day }
all-questions = All questions
outlets = { $n ->
   *[other] { $n } outlets
}
# After the number of outlets that tell one story.
outlets-first = first { $clock } { $source }
same-text = the same text

# The filter.
filter = Filter
filters = Filters
filter-disputed = Disputed only
filter-key = Key updates only
filter-side = Who speaks
filter-anybody = Anybody
filter-kind = What is claimed
filter-anything = Anything
filter-place = Where
filter-anywhere = Anywhere
filter-source = Source
filter-all = All
filter-away = take this filter away
found = { $n ->
    [one] One update:
   *[other] { $n } updates:
}
found-or-more = { $n ->
   *[other] { $n } updates or more:
}
narrowed-to = Narrowed to:
chip-side = { $side } speaks
chip-place = in { $place }
chip-source = from { $source }
chip-disputed = disputed
chip-key = key updates

# What the page's script says.
live-new = { $n ->
    [one] { $n } new update
   *[other] { $n } new updates
}
live-new-unweighed = { $n ->
    [one] { $n } new update, not yet weighed
   *[other] { $n } new updates, not yet weighed
}
live-changed = { $n ->
    [one] { $n } post changed
   *[other] { $n } posts changed
}
live-stale = This page has changed. Load it again
ago-now = just now
ago-minutes = { $n } min ago
ago-hours = { $n } h ago
link-copied = Link copied

### A post

no-words = A time and no words
own-voice = in its own voice
said-by = Said by { $who }
claimed-by = Claimed by { $who }
claimed = Claimed
edited = edited { $clock }
passes-on = Passes on the text of { $source }, { $time }: one voice, not two.
forwarded = Forwarded from { $via }.
passed-on = { $n ->
    [one] One other source passes this text on.
   *[other] { $n } other sources pass this text on.
}
gone = It was last there on { $date }, { $time }. Dateline keeps what it said:
wordless = The source gave a time and no words.
wordless-media = The source gave a time and what is listed below, and no words.
cut = The rest is too long to be shown here.
cut-at = The rest is too long to be shown here: { $link }.
cut-link = read it at { $source }
read-all = Read all of it
media = Media
graphic = { $kind }: may be hard to bear
media-at = { $kind } at { $source }
claimed-here = What is claimed here
speaks-here = Who speaks here
# After what is claimed, for screen readers.
says-hidden = says { $who }
edits = { $n ->
    [one] What its source changed
   *[other] What its source changed, { $n } times
}
changed-by = Changed by { $time }
diff-too-long = The text is too long for its changes to be shown.
link-to-post = Link to this post
copy-link = Copy link
where-from = Where it comes from
at-source = At { $source }
provenance = Where this comes from
provenance-source = Source
provenance-time = Time
provenance-how = How the time is known
provenance-retrieved = Retrieved
provenance-fingerprint = Fingerprint
provenance-sha = SHA-256 of the bytes as retrieved, which are kept
provenance-rules = Rules
provenance-rules-what = what found the claims
posts-pager = Posts
see-in-feed = See it in the feed

### Corrections

corrections-summary = What sources changed in their posts, took away, or put back, the latest first. Dateline keeps what was said before.
corrections-none = No source has changed or taken away a post that was read.
corrections-earlier = Earlier ones are told on the posts’ own pages.
correction-gone = Its source has taken this post away.
correction-returned = A post that was gone is there again.
correction-revised = Its source has changed the words.

### Questions

questions-summary = What several claims answer, differently or alike. Each side’s latest answer stands beside the other’s, with what it said before and the words it was said in. No answer is averaged.
states = States
state-settled = Settled by the desk
state-one-source = One source only
state-agreed = Agreed
state-disputed = Disputed
state-denied = Denied
state-revised = Revised
why-settled = the desk has confirmed an answer
why-disputed = answers exclude each other
why-denied = one side rejects what another claims
why-revised = an answer has moved
why-agreed = independent sources say the same
why-one-source = nobody else answers it
# A side and its number.
says = { $who } says { $what }
new-on = New on { $date }
question-new = new
choose-questions = Choose questions
choose-about = About
choose-anything = anything
choose-side = Answered by
choose-any-side = any side
choose-place = In
choose-any-place = any place
choose-words = Words
sort-contested = most contested first
sort-latest = latest answer first
sort-apart = widest apart first
sort-sources = most sources first
questions = { $n ->
   *[other] { $n } questions
}
questions-of = { $n ->
   *[other] { $found } of { $n } questions
}
questions-all = show all
questions-none = No claims have been read yet that answer a question.
questions-none-like = No question is like that.
questions-more = More questions
questions-before = Questions before these
origins = { $n ->
    [one] One origin
   *[other] { $n } independent origins
}
# e.g. “in 3 posts of 2 sources”.
origins-in = in { $posts } of { $sources }
origins-posts = { $n ->
    [one] one post
   *[other] { $n } posts
}
origins-sources = { $n ->
    [one] one source
   *[other] { $n } sources
}
earlier-answers = { $n ->
    [one] One earlier answer
   *[other] { $n } earlier answers
}
all-answers = All answers
change-up = up from { $number }
change-down = down from { $number }
change-before = before: { $number }
repeated-by = repeated by { $sources }
more-claims = { $n ->
   *[other] { $n } more claims bear on it
}
axis-label = { $question }, on one axis. { $answers }
axis-before = before: { $answer }
axis-latest = latest: { $answer }
# A number, and the one that it moved to.
moved = { $from } → { $to }
how-moved = How the numbers moved
other-questions = Other questions of this kind

### Tallies

tallies-summary = How each claimant’s number has moved. A number stands from when it was given until the next; nothing is drawn between two of them, and no two claimants’ numbers are put together.
tallies-how = A band above a line: “at least”. Below it: “up to”. Between two lines: a range. Each mark leads to its words.
download-csv = Download as CSV
tallies-none = No running totals have been read yet.
tallies-more = More tallies
tallies-before = Tallies before these
chart-label = { $question } over time. { $numbers }
chart-left-out = { $n ->
   *[other] { $n } more claimants are in the table.
}
chart-table = The numbers as a table
chart-caption = { $question }: every number, when it was given, by whom and in which words
col-when = When
col-who = Who
col-what = What
col-how-many = How many
col-words = In which words
col-words-short = Words
still-title = Numbers given once
still-caption = Numbers that only one claimant has given, once
still-left = { $n ->
   *[other] { $n } more are in the { $csv }.
}

### The map

map-summary = What is claimed to have happened where, and who says so.
map-summary-day = What is claimed to have happened where, and who says so: { $day }.
map-how = A place is drawn as large as it is known; a mark is a claim, not a fact.
map-told-on = Told on
map-all-days = All days
map-all-days-told = all days
map-shown = { $n ->
    [one] { $n } claim with a place.
   *[other] { $n } claims with a place.
}
map-of-place = Map of { $place } and around it; the list below has the same.
map-of-places = { $n ->
    [one] Map of { $n } place; the list below has the same.
   *[other] Map of { $n } places; the list below has the same.
}
map-closer = Closer
map-wider = Wider
map-region = Where most is told of
map-signs = Signs
map-control = who holds it
map-strikes = strikes
map-denied = denied or questioned
map-disputed = disputed border
map-borders = Coast and borders: Natural Earth, in the public domain. It draws borders as they are held on the ground; broken lines are disputed borders, lines of control and borders that were never settled. Dateline takes no side in them.
map-no-land = It knows of no land in this part.
map-none = No claims have been read yet that a map could show.
map-none-known = Of what is claimed here no place is known that a map could show.
map-named-below = The places that are named are listed below.
map-on = On the map
map-around = Map around { $place }
map-off = Named, but not on this map
map-off-note = Where these are is not known, too large for a point, or outside of what is shown.
map-placeless = { $n ->
    [one] One claim has no place
   *[other] { $n } claims have no place
}
map-latest = { $n ->
   *[other] The latest { $n }
}
map-left-out = { $n ->
   *[other] Shown are the latest claims; { $n } earlier ones are not. Choose a day to see its own.
}
# A place, and then each side with how many claims of what.
map-claims-by = { $place }. Claims by { $claims }
map-of-control = { $n ->
   *[other] { $n } of control
}
map-of-strikes = { $n ->
   *[other] { $n } of strikes
}
map-of-other = { $n ->
   *[other] { $n } of other things
}
# How exactly a place is known.
exact-spot = at this spot
exact-town = in or near this town
exact-district = somewhere in this district
exact-region = somewhere in this region
exact-water = somewhere on this water
exact-line = somewhere along this line
exact-country = somewhere in this country
exact-continent = somewhere in this part of the world
exact-unsaid = how exactly is not said

### The digest

digest-of-day = Digest of the day
digest-summary = { $posts } of { $sources }. What follows was put together by rules from their words; every sentence names its sources.
of-sources = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}
digest-all = All of the day
digest-growing = This is the last day that has been read; it may still grow.
digest-none = No claims have been found in what was told on this day.
digest-disputed = Disputed
digest-changed = Changed
digest-new = New
digest-left-out = { $n ->
   *[other] { $n } more are on the { $questions } page.
}
digest-questions = questions
digest-mail = This day as an e-mail

### Sources

sources-summary = Who is read for this page. A source’s tie to a party is what the coverage’s editors have put down; it says nothing about whether what it reports is true.
col-source = Source
col-kind = Kind
col-belongs = Belongs to
col-posts = Posts
col-pages = Pages read
col-last = Last read
col-beside = Beside others
no-party = no party
posts-of = { $n ->
   *[other] posts of { $source }
}
not-yet = not yet
nothing-in-common = nothing in common
beside-note = “Beside others” counts the claims that several sources report: with how many a source was first, with how many later, and the median of how much later.
late-first = first with { $first }
late-later = later with { $later }, by { $by }
late-both = first with { $first }, later with { $later }, by { $by }
late-after = { $by } after { $source }
had-title = Who had what
had-summary = A story is what posts of several sources tell alike. Late is an hour or more after the first. What one source alone tells may be its own work, or may not have happened: look.
# After the source's name; the numbers are of stories.
had = first with { $first }, in time with { $in-time }, late with { $late }, without { $lacked } that several others had; alone with { $alone }
told-alone = Told by { $source } alone
late-title = Late
latest-of = The latest of { $source }
watch-title = Addresses that are looked at
watch-none = No address is looked at any more.
watch-well = { $n ->
    [one] One address is looked at again and again. Nothing is the matter with it.
   *[other] { $n } addresses are looked at again and again. Nothing is the matter with any.
}
watch-fares-well = { $n ->
    [one] { $n } address fares well
   *[other] { $n } addresses fare well
}
watch-ended = { $n ->
    [one] { $n } address is followed no longer
   *[other] { $n } addresses are followed no longer
}
since = Since { $time }.
fares-new = new
fares-ok = ok
fares-slow = slow
fares-stale = stale
fares-changed = layout changed
fares-busy = busy
fares-failing = failing
fares-refused = refused
fares-gone = gone
fares-unwatched = not watched
fares-ended = ended

### Search

search-this = Search this page
search-what = What to look for
search-found = What was found
search-posts = Posts
search-statements = Statements
search-claims = Claims
best-first = Best first
search-none = Nothing like that was found here. Fewer words find more; <code>ferr*</code> finds all words that begin so.
pages = Pages
page-before = Before
page-more = More
search-how = How to search
search-how-words = <code>ferry landing</code> finds both words, in any form. <code>"ferry landing"</code> finds these words next to each other, and <code>ferr*</code> all words that begin so.
search-how-or = <code>ferry OR bridge</code> finds either. <code>-ferry</code> leaves out what has it.
search-how-fields = <code>source:</code>, <code>speaker:</code>, <code>place:</code>, <code>kind:</code> and <code>side:</code> look in one field: <code>side:{ $side }</code> finds what that side says, <code>kind:killed</code> what counts the dead.
search-how-days = <code>after:2026-03-10</code>, <code>before:2026-03-12</code> and <code>day:2026-03-11</code> keep to days; <code>day:3</code> is the event’s third.
search-how-disputed = <code>disputed:yes</code> keeps to claims that others deny or contradict.
note-no-operator = “{ $name }:” is no operator here, so it was looked for as words. There are { $operators }.
note-no-day = “{ $operator }:{ $value }” names no day and was left out. Write { $operator }:2026-03-11, or day:3 for the third day.
note-no-answer = “disputed:{ $value }” was left out. Write disputed:yes or disputed:no.
note-no-value = “{ $operator }:” has nothing after it and was left out.
note-too-long = The search was too long; what comes last was left out.

### How to read this

about-summary = Dateline reads the rolling coverage of an event and shows who says what, when, with which number, and against whom. It does not decide who is right.
about-words = Words and marks
about-words-own = Words set like this paragraph’s headline and body are a source’s own, unchanged. Everything in the plainer type around them is Dateline’s.
about-thin = Words with a thin line
about-thin-what = are attributed to a speaker, named below the post.
about-heavy = Words with a heavy line
about-heavy-what = are a claim that can be checked: how many, what, where, against whom. The list below the post names each claim; follow one and its words light up.
about-colours = Colours and shapes stand for parties, and their names are always written beside them:
about-contradictions = Contradictions
about-contradictions-what = Where claims bear on each other, each says so and leads to the other: <em>denied by</em>, <em>conflicts with</em>, <em>revised by</em>, <em>also reported by</em>, <em>repeated by</em>. Both sides stay. No number is averaged, and there is no single total. A report that only passes on another one is not counted as a second witness.
about-day = The day in a few lines
about-day-what = The box on top of the live page is drafted by rules from the claims of the latest day: what is disputed, what a side has moved, what is new. Every line leads to the words it stands on. A <em>key update</em> is a post that three or more outlets tell, or that has a side’s latest answer to a disputed, denied or revised question.
about-story = One story, several outlets
about-story-what = Posts of different outlets that share their most telling names, numbers and words within half a day stand in one card: the first tells it whole, the others are listed below it. A post that contradicts another, moves its numbers, or claims something that the others do not, always stands on its own.
about-times = Times
about-times-what = Times are { $zone } ({ $name }); each one’s title has the full date, UTC and the source’s own words. Many pages give only a clock. Where a date had to be worked out, the time says so, with the reason. Where a page gives no time at all, you see when it was first read.
about-changes = Changes
about-changes-what = When a source edits a post, what it said before stays to be seen, with what went and what came. When a source takes a post away, it stays as well, and says that it is gone. All of this is listed under { $corrections }.
about-corrections = corrections
about-machine = What the machine does, and gets wrong
about-machine-what = Speakers and claims are found by rules of English reporting, not by a person. Rules miss things and misread things. That is why every one of them leads to the words it was found in: the words are what counts.
about-hard = Hard to bear
about-hard-what = Dateline shows no pictures itself, only what is said of them and where they are. Where a caption or post warns of graphic content, that too waits for a tap.
about-elsewhere = Take it elsewhere
about-feeds = The latest posts are a feed in three forms: { $rss }, { $atom } and { $json }
about-feeds-sides = also of what one side says:
about-feeds-gone = What a source takes away goes from them at once.
about-embed = This line puts the latest updates into a page of yours. It sets no cookies, and goes on by itself:
about-own = Your reading is your own
about-own-what = This page sets no cookies and asks no other host for anything. If your browser runs scripts, it remembers on your own device in which order you read.

### The first page, the embedded page

index-title = What is being followed
index-empty = The ledger is empty. Import reports with <code>dateline import</code>, and they appear here.
update = Update
latest-updates = Latest updates
embed-foot = who says what, with the words it was said in.

### What is not there

error-not-here = Not here
error-not-that-way = Not that way
error-broken = Something is broken
error-back = To what is being followed
error-method = This address can only be read.
error-store = The ledger could not be read. That is our fault, not yours; please try again in a moment.
error-picture = The page could not be worked out. That is our fault, not yours.
error-template = The page could not be written. That is our fault, not yours.
no-page = There is no page at this address.
no-coverage = Nothing is followed under this name.
no-page-of-feed = There is no such page of the feed.
no-list = There is no such list of questions.
no-question = There is no such question, or nothing answers it any more.
no-page-of-tallies = There is no such page of tallies.
no-page-of-search = There is no such page of a search.
no-map = There is no such part of the map.
no-day = Nothing that was read is of this day.
no-post = There is no such post.
no-file = There is no such file.
no-change = Say after which change: /changes?after=N.
no-feed = There is no such feed.
no-feed-of-side = No such side has a feed.
no-feed-of-question = No such question has a feed.
no-feed-of-both = A feed is of a side or of a question.
no-embed = There is no page here that can be embedded at that address.
no-embed-address = Say which page: /oembed?url=…
no-embed-form = How to embed a page is told in JSON.
no-base = This site has no public address.
