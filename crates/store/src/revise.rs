//! What a retrieval of a page does to the posts that are there, and to those that are not.
//!
//! What readers see of a page is a function of the set of its retrievals, so that the order of import does not matter:
//!
//! - a post's current revision is the one it has in the last retrieval that has it;
//! - a post is gone if a later retrieval that reaches back to it lacks it. A rolling page that has merely moved on past
//!   a post does not take it away, nor does one in which nothing could be read.

use std::collections::{HashMap, HashSet};

use dateline_model::{Claim, Span};

use crate::{
    ChangeKind, ChangeNo, ClaimId, CoverageId, Imported, PostId, ReportId, Result, StoreError,
    db::{Tx, Value, values},
    import::Page,
    log::{self, Line},
    prepare::{Prepared, without},
    recognise::{Features, recognise},
    time::name_of,
};

/// How many of a post's first words its id is made of.
const ID_WORDS: usize = 8;

/// One post's revision as the ledger has it.
struct Version {
    post: i64,
    content_hash: String,
    text_hash: String,
    /// The text without its stamp.
    words: String,
    anchor: Option<String>,
    time_s: Option<i64>,
    gone: bool,
    /// The last retrieval that had the post; none while that is the page's latest.
    last_seen_us: Option<i64>,
    first_seen_us: i64,
    current: bool,
}

/// What happens to a post that is there already.
#[derive(Default)]
struct Update {
    kind: Option<ChangeKind>,
    /// The content to show from now on: an index of the new posts.
    content: Option<usize>,
    /// The post's columns from now on.
    first_seen_us: i64,
    last_seen_us: Option<i64>,
    gone: bool,
}

/// A retrieval on its way into the ledger.
pub(crate) struct Revising<'i> {
    pub tx: &'i mut Tx,
    pub coverage: CoverageId,
    /// The coverage's.
    pub slug: String,
    pub page: Page,
    pub received_us: i64,
    /// Whether a later retrieval of the page is in the ledger.
    pub late: bool,
    /// This retrieval's row.
    pub report: ReportId,
    pub posts: &'i [Prepared],
}

impl Revising<'_> {
    /// The revisions of the page's posts that the new ones may be: the current ones or, for an older retrieval, all.
    /// What a rolling page has left behind is not looked at again, so that an import costs what the page holds, and not
    /// what it ever held.
    async fn known(&mut self) -> Result<Vec<Version>> {
        let sql = "SELECT post.id, content_hash, text_hash, text, stamp_start, stamp_end, anchor, time_s,
                gone, last_seen_us, first_seen_us,
                CASE WHEN revision.id = post.revision THEN 1 ELSE 0 END AS current
            FROM post JOIN revision ON revision.post = post.id
            WHERE page = $1 AND ($2 = 1 OR (
                revision.id = post.revision
                AND (last_seen_us IS NULL OR time_s IS NULL OR time_s >= $3 OR anchor IS NOT NULL)
            ))
            ORDER BY post.id, revision.id";
        let window = Window::of(self.received_us, self.posts).from.unwrap_or(i64::MAX);
        let rows = self.tx.rows(sql, &values![self.page.id, self.late, window]).await?;
        rows.iter()
            .map(|row| {
                let stamp = row.get::<Option<u32>>("stamp_start")?.zip(row.get("stamp_end")?).map(Span::from);
                Ok(Version {
                    words: without(&row.get::<String>("text")?, stamp).into_owned(),
                    post: row.get("id")?,
                    content_hash: row.get("content_hash")?,
                    text_hash: row.get("text_hash")?,
                    anchor: row.get("anchor")?,
                    time_s: row.get("time_s")?,
                    gone: row.get::<i64>("gone")? != 0,
                    last_seen_us: row.get("last_seen_us")?,
                    first_seen_us: row.get("first_seen_us")?,
                    current: row.get::<i64>("current")? != 0,
                })
            })
            .collect()
    }

    /// For each new post the index of the known version that it is one of.
    fn matches(&self, known: &[Version]) -> Vec<Option<usize>> {
        let versions: Vec<Features<'_>> = known
            .iter()
            .map(|v| Features { anchor: v.anchor.as_deref(), time: v.time_s, text_hash: &v.text_hash, text: &v.words })
            .collect();
        // Versions stand in the order of their posts: each post is named by the place of its first version.
        let mut owner: Vec<usize> = Vec::with_capacity(known.len());
        for (i, version) in known.iter().enumerate() {
            let same = i > 0 && known[i - 1].post == version.post;
            owner.push(if same { owner[i - 1] } else { i });
        }
        let words: Vec<_> = self.posts.iter().map(|p| without(&p.text, p.stamp())).collect();
        let new: Vec<Features<'_>> = self
            .posts
            .iter()
            .zip(&words)
            .map(|(p, words)| Features {
                anchor: p.content.post.anchor.as_deref(),
                time: p.time_s(),
                text_hash: &p.text_hash,
                text: words,
            })
            .collect();
        recognise(&versions, &owner, &new)
    }

    /// Brings the page's posts to what this report makes of them.
    pub async fn revise(mut self, source: i64, done: &mut Imported) -> Result<()> {
        let known = self.known().await?;
        let matches = self.matches(&known);
        let (known, matches) = (known.as_slice(), matches.as_slice());
        let later = if self.late { self.later_windows().await? } else { Vec::new() };
        let gone_later = |last_seen: i64, time: Option<i64>| {
            later.iter().any(|window| window.received_us > last_seen && window.reaches(time))
        };
        let updates = self.updates(known, matches, &gone_later);
        let moved_source = !self.late && self.page.source != source;

        // New posts in the order of their time. Pages stand in either order; what a page has within one minute goes
        // in its own direction.
        let mut new: Vec<usize> = (0..self.posts.len()).filter(|&i| matches[i].is_none()).collect();
        if newest_first(self.posts) {
            new.reverse();
        }
        new.sort_by_key(|&i| self.sort_s(i, self.received_us));

        let mut kinds: Vec<(i64, ChangeKind)> =
            updates.iter().filter_map(|(&post, update)| Some((post, update.kind?))).collect();
        if moved_source {
            let changed: HashSet<i64> = kinds.iter().map(|(post, _)| *post).collect();
            for row in self.tx.rows("SELECT id FROM post WHERE page = $1", &values![self.page.id]).await? {
                let post = row.first()?;
                if !changed.contains(&post) {
                    kinds.push((post, ChangeKind::Reread));
                }
            }
        }
        kinds.sort_unstable_by_key(|(post, _)| *post);
        let first = log::take(self.tx, self.coverage, new.len() + kinds.len()).await?;

        let shown_source = if self.late { self.page.source } else { source };
        let new_posts = self.insert_posts(&new, shown_source, first, &gone_later).await?;
        // (post, its content as an index of the new posts) of everything that may need a revision.
        let mut contents: Vec<(i64, usize)> = new.iter().zip(&new_posts).map(|(&i, post)| (*post, i)).collect();
        contents.extend(updates.iter().filter_map(|(&post, update)| Some((post, update.content?))));
        if self.late {
            let shown: HashSet<usize> = contents.iter().map(|(_, i)| *i).collect();
            let older = matches.iter().enumerate().filter(|(i, _)| !shown.contains(i));
            contents.extend(older.filter_map(|(i, version)| Some((known[(*version)?].post, i))));
        }
        let revisions = self.keep_revisions(&contents).await?;

        self.update_posts(&updates, &revisions).await?;
        self.show_first_revisions(&new_posts).await?;
        if moved_source {
            self.tx.execute("UPDATE post SET source = $1 WHERE page = $2", &values![source, self.page.id]).await?;
        }

        let posted = new_posts.iter().map(|&post| (post, ChangeKind::Posted));
        let brought = |post: i64, kind| match kind {
            ChangeKind::Posted => revisions.get(&post),
            _ => updates.get(&post).and_then(|update| update.content).and_then(|_| revisions.get(&post)),
        };
        let line = |(post, kind)| Line { post, kind, revision: brought(post, kind).copied() };
        let lines: Vec<Line> = posted.chain(kinds).map(line).collect();
        for line in &lines {
            let counter = match line.kind {
                ChangeKind::Posted => &mut done.posts_new,
                ChangeKind::Revised => &mut done.posts_revised,
                ChangeKind::Gone => &mut done.posts_gone,
                ChangeKind::Returned => &mut done.posts_returned,
                _ => &mut done.posts_reread,
            };
            *counter += 1;
        }
        done.changes = log::write(self.tx, self.coverage, first, &lines).await?;
        Ok(())
    }

    /// What this report does to the posts that are there already, by post.
    fn updates(
        &self,
        known: &[Version],
        matches: &[Option<usize>],
        gone_later: &impl Fn(i64, Option<i64>) -> bool,
    ) -> HashMap<i64, Update> {
        let latest_us = self.page.latest.as_ref().map_or(i64::MIN, |latest| latest.received_us);
        let here = Window::of(self.received_us, self.posts);
        let new_of: HashMap<i64, usize> =
            matches.iter().enumerate().filter_map(|(i, version)| Some((known[(*version)?].post, i))).collect();
        let texts: HashSet<(i64, &str)> = known.iter().map(|v| (v.post, v.text_hash.as_str())).collect();
        let mut updates = HashMap::new();
        for version in known.iter().filter(|v| v.current) {
            let last_seen = version.last_seen_us.unwrap_or(latest_us);
            let mut update = Update {
                first_seen_us: version.first_seen_us,
                last_seen_us: version.last_seen_us,
                gone: version.gone,
                ..Update::default()
            };
            match new_of.get(&version.post) {
                Some(&i) => {
                    let post = &self.posts[i];
                    update.first_seen_us = version.first_seen_us.min(self.received_us);
                    if self.received_us >= last_seen {
                        update.last_seen_us = self.late.then_some(self.received_us);
                        update.gone = self.late && gone_later(self.received_us, post.time_s());
                        if post.content_hash != version.content_hash {
                            update.content = Some(i);
                            let revised = post.text_hash != version.text_hash;
                            update.kind = Some(if revised { ChangeKind::Revised } else { ChangeKind::Reread });
                        }
                    } else if !texts.contains(&(version.post, post.text_hash.as_str())) {
                        // An earlier text comes to light.
                        update.kind = Some(ChangeKind::Revised);
                    } else if update.first_seen_us != version.first_seen_us && version.time_s.is_none() {
                        update.kind = Some(ChangeKind::Reread);
                    }
                }
                None if !self.late || last_seen < self.received_us => {
                    if !self.late {
                        update.last_seen_us = Some(last_seen);
                    }
                    update.gone |= here.reaches(version.time_s);
                }
                None => {}
            }
            match (version.gone, update.gone) {
                (false, true) => update.kind = Some(ChangeKind::Gone),
                (true, false) => update.kind = Some(ChangeKind::Returned),
                _ => {}
            }
            let same = update.kind.is_none()
                && (update.first_seen_us, update.last_seen_us) == (version.first_seen_us, version.last_seen_us);
            if !same {
                updates.insert(version.post, update);
            }
        }
        updates
    }

    /// How far back the page's later retrievals reach.
    async fn later_windows(&mut self) -> Result<Vec<Window>> {
        let sql = "SELECT received_us, window_s, untimed FROM report WHERE page = $1 AND received_us > $2";
        let rows = self.tx.rows(sql, &values![self.page.id, self.received_us]).await?;
        rows.iter()
            .map(|row| {
                Ok(Window {
                    received_us: row.get("received_us")?,
                    from: row.get("window_s")?,
                    untimed: row.get::<i64>("untimed")? != 0,
                })
            })
            .collect()
    }

    /// By what a new post is sorted.
    fn sort_s(&self, post: usize, first_seen_us: i64) -> i64 {
        self.posts[post].time_s().unwrap_or(first_seen_us.div_euclid(1_000_000))
    }

    /// Inserts posts without their revisions. Gives their rows in the same order.
    async fn insert_posts(
        &mut self,
        new: &[usize],
        source: i64,
        first_change: ChangeNo,
        gone_later: &impl Fn(i64, Option<i64>) -> bool,
    ) -> Result<Vec<i64>> {
        let ids = self.public_ids(new).await?;
        let mut rows: Vec<Vec<Value<'_>>> = Vec::with_capacity(new.len());
        for ((&i, id), number) in new.iter().zip(&ids).zip(first_change..) {
            let gone = self.late && gone_later(self.received_us, self.posts[i].time_s());
            let last_seen = self.late.then_some(self.received_us);
            rows.push(
                values![
                    id.as_str(),
                    self.coverage.0,
                    self.page.id,
                    source,
                    self.sort_s(i, self.received_us),
                    self.received_us,
                    gone,
                    last_seen,
                    log::to_sql(number),
                    log::to_sql(number),
                ]
                .into(),
            );
        }
        let head = "INSERT INTO post (public_id, coverage, page, source, sort_s, first_seen_us, gone, last_seen_us,
            first_change, last_change)";
        let given = self.tx.insert(head, rows, "RETURNING id, public_id").await?;
        let mut by_id = HashMap::with_capacity(given.len());
        for row in &given {
            by_id.insert(row.get::<String>("public_id")?, row.get::<i64>("id")?);
        }
        let missing = || StoreError::Damaged("a post just written is not there".into());
        ids.iter().map(|id| by_id.get(id.as_str()).copied().ok_or_else(missing)).collect()
    }

    /// A public id for each new post, that no other post in the ledger has.
    async fn public_ids(&mut self, new: &[usize]) -> Result<Vec<PostId>> {
        let mut ids: Vec<Option<PostId>> = vec![None; new.len()];
        let mut taken: HashSet<PostId> = HashSet::new();
        let mut salt = 0;
        loop {
            let open: Vec<usize> = (0..new.len()).filter(|&n| ids[n].is_none()).collect();
            if open.is_empty() {
                return Ok(ids.into_iter().flatten().collect());
            }
            let wanted: Vec<PostId> = open.iter().map(|&n| self.public_id(new[n], salt)).collect();
            let list: Vec<Value<'_>> = wanted.iter().map(|id| Value::from(id.as_str())).collect();
            let sql = "SELECT public_id FROM post WHERE public_id IN";
            for row in self.tx.rows_in(sql, &list, "", &[]).await? {
                taken.insert(row.parse("public_id", |text| text.parse().ok())?);
            }
            for (n, id) in open.into_iter().zip(wanted) {
                if taken.insert(id.clone()) {
                    ids[n] = Some(id);
                }
            }
            salt += 1;
        }
    }

    fn public_id(&self, post: usize, salt: u32) -> PostId {
        let Prepared { text, content, .. } = &self.posts[post];
        match &content.post.anchor {
            Some(anchor) => PostId::of_parts(&[&self.slug, &self.page.name, anchor], salt),
            None => {
                let time = content.post.time.utc.map(|time| time.to_string()).unwrap_or_default();
                let words = text.split_whitespace().take(ID_WORDS).collect::<Vec<_>>().join(" ");
                PostId::of_parts(&[&self.slug, &self.page.name, "", &time, &words], salt)
            }
        }
    }

    /// Keeps a content of each post, once. Gives the revision's row by post.
    async fn keep_revisions(&mut self, contents: &[(i64, usize)]) -> Result<HashMap<i64, i64>> {
        let mut revisions = HashMap::with_capacity(contents.len());
        let wanted: HashMap<i64, usize> = contents.iter().copied().collect();
        let list: Vec<Value<'_>> = wanted.keys().map(|&post| Value::from(post)).collect();
        let sql = "SELECT revision.id, post, content_hash, received_us
            FROM revision JOIN report ON report.id = revision.report WHERE post IN";
        let mut earlier = Vec::new();
        for row in self.tx.rows_in(sql, &list, "", &[]).await? {
            let (id, post): (i64, i64) = (row.get("id")?, row.get("post")?);
            let i = wanted[&post];
            if row.get::<String>("content_hash")? == self.posts[i].content_hash {
                revisions.insert(post, id);
                if row.get::<i64>("received_us")? > self.received_us {
                    earlier.push((id, i));
                }
            }
        }
        // The report that is named is the first that had these words.
        for (id, i) in earlier {
            let post = &self.posts[i];
            let sql = "UPDATE revision SET report = $1, start = $2, line = $3 WHERE id = $4";
            self.tx.execute(sql, &values![self.report.0, post.start, post.line, id]).await?;
        }
        let missing: Vec<(i64, usize)> =
            contents.iter().copied().filter(|(post, _)| !revisions.contains_key(post)).collect();
        let posts = self.posts;
        let mut rows: Vec<Vec<Value<'_>>> = Vec::with_capacity(missing.len());
        for &(row, i) in &missing {
            let Prepared { text, content, content_hash, text_hash, start, line, .. } = &posts[i];
            let json = serde_json::to_string(content).map_err(|e| StoreError::BadReading {
                path: self.page.name.clone(),
                what: format!("a post has no JSON form ({e})"),
            })?;
            let post = &content.post;
            rows.push(
                values![
                    row,
                    self.report.0,
                    content_hash,
                    text_hash,
                    *start,
                    *line,
                    post.time.utc.map(|time| time.to_string()),
                    posts[i].time_s(),
                    name_of(&post.time.precision),
                    name_of(&post.time.basis),
                    post.time.span.map(|span| i64::from(span.start)),
                    post.time.span.map(|span| i64::from(span.end)),
                    &post.anchor,
                    &post.headline,
                    text,
                    json,
                ]
                .into(),
            );
        }
        let head = "INSERT INTO revision (post, report, content_hash, text_hash, start, line, time, time_s, precision,
            basis, stamp_start, stamp_end, anchor, headline, text, content)";
        for row in self.tx.insert(head, rows, "RETURNING id, post").await? {
            revisions.insert(row.get("post")?, row.get("id")?);
        }
        self.keep_claims(&missing, &revisions).await?;
        Ok(revisions)
    }

    async fn keep_claims(&mut self, contents: &[(i64, usize)], revisions: &HashMap<i64, i64>) -> Result<()> {
        let list: Vec<Value<'_>> = contents.iter().map(|&(post, _)| Value::from(post)).collect();
        let mut public_ids: HashMap<i64, PostId> = HashMap::with_capacity(contents.len());
        for row in self.tx.rows_in("SELECT id, public_id FROM post WHERE id IN", &list, "", &[]).await? {
            public_ids.insert(row.get("id")?, row.parse("public_id", |text| text.parse().ok())?);
        }
        let mut rows = Vec::new();
        for (post, i) in contents {
            let (Some(revision), Some(public_id)) = (revisions.get(post), public_ids.get(post)) else { continue };
            let mut taken = HashSet::new();
            for claim in self.posts[*i].content.claims.iter().filter(|claim| taken.insert(&claim.id)) {
                rows.push(claim_row(self.coverage, *post, *revision, public_id, claim)?);
            }
        }
        let head = "INSERT INTO claim (coverage, post, revision, public_id, kind, polarity, item, claimant,
            claimant_side, actor_side, target_side, civilian, min, max, modifier, place, lat, lon, period_from,
            period_to, cumulative, rule, json)";
        self.tx.insert(head, rows, "").await?;
        Ok(())
    }

    async fn show_first_revisions(&mut self, new: &[i64]) -> Result<()> {
        if !new.is_empty() {
            let sql = "UPDATE post SET revision = (SELECT id FROM revision WHERE revision.post = post.id)
                WHERE page = $1 AND revision IS NULL";
            self.tx.execute(sql, &values![self.page.id]).await?;
        }
        Ok(())
    }

    async fn update_posts(&mut self, updates: &HashMap<i64, Update>, revisions: &HashMap<i64, i64>) -> Result<()> {
        for (&post, update) in updates {
            let revision = update.content.and_then(|_| revisions.get(&post).copied());
            let sql = "UPDATE post SET revision = coalesce($1, revision), first_seen_us = $2, last_seen_us = $3,
                    gone = $4
                WHERE id = $5";
            let gone = i64::from(update.gone);
            self.tx.execute(sql, &values![revision, update.first_seen_us, update.last_seen_us, gone, post]).await?;
            if update.kind.is_some() {
                let sql = "UPDATE post SET
                        edits = (SELECT count(DISTINCT text_hash) - 1 FROM revision WHERE revision.post = post.id),
                        sort_s = coalesce(
                            (SELECT time_s FROM revision WHERE revision.id = post.revision),
                            first_seen_us / 1000000
                        )
                    WHERE id = $1";
                self.tx.execute(sql, &values![post]).await?;
            }
        }
        Ok(())
    }
}

/// How far back a retrieval reaches.
struct Window {
    received_us: i64,
    from: Option<i64>,
    untimed: bool,
}

impl Window {
    fn of(received_us: i64, posts: &[Prepared]) -> Self {
        let from = posts.iter().filter_map(Prepared::time_s).min();
        Window { received_us, from, untimed: posts.iter().any(|post| post.time_s().is_none()) }
    }

    /// Whether a post of this time would stand in it if the source still had it.
    fn reaches(&self, time: Option<i64>) -> bool {
        match time {
            Some(time) => self.from.is_some_and(|from| from <= time),
            None => self.untimed,
        }
    }
}

/// Whether the page's latest posts stand on top.
fn newest_first(posts: &[Prepared]) -> bool {
    let times: Vec<i64> = posts.iter().filter_map(Prepared::time_s).collect();
    let falling = times.windows(2).filter(|pair| pair[0] > pair[1]).count();
    let rising = times.windows(2).filter(|pair| pair[0] < pair[1]).count();
    falling > rising
}

fn claim_row(
    coverage: CoverageId,
    post: i64,
    revision: i64,
    public_id: &PostId,
    claim: &Claim,
) -> Result<Vec<Value<'static>>> {
    let json = serde_json::to_string(claim).map_err(|e| StoreError::BadReading {
        path: public_id.to_string(),
        what: format!("a claim has no JSON form ({e})"),
    })?;
    let quantity = claim.quantity.as_ref().map(|q| q.quantity);
    let place = claim.place.as_ref();
    Ok(values![
        coverage.0,
        post,
        revision,
        ClaimId::new(public_id, &claim.id).to_string(),
        claim.kind.to_string(),
        name_of(&claim.polarity),
        claim.item.clone(),
        claim.claimant.name.clone(),
        claim.claimant.side.clone(),
        claim.actor.side.clone(),
        claim.target.side.clone(),
        claim.target.civilian,
        quantity.and_then(|q| q.min),
        quantity.and_then(|q| q.max),
        quantity.map(|q| name_of(&q.modifier)),
        place.and_then(|p| p.name.clone().or_else(|| p.text.clone())),
        place.and_then(|p| p.lat),
        place.and_then(|p| p.lon),
        claim.period.from.map(|day| day.0.to_string()),
        claim.period.to.map(|day| day.0.to_string()),
        claim.period.cumulative,
        claim.rule.clone(),
        json,
    ]
    .into())
}

/// The ledger's ids of the claims of a page's reading, by their ids in it. The page's posts are there, and are known
/// by their content.
pub(crate) async fn claim_ids(tx: &mut Tx, page: i64, posts: &[Prepared]) -> Result<Vec<(String, ClaimId)>> {
    let mut claims = Vec::new();
    if posts.iter().all(|post| post.content.claims.is_empty()) {
        return Ok(claims);
    }
    // Of several posts of one content the first that shows it is taken first, so they stand last.
    let sql = "SELECT public_id, content_hash FROM post JOIN revision ON revision.post = post.id
        WHERE page = $1 ORDER BY CASE WHEN revision.id = post.revision THEN 1 ELSE 0 END, post.id DESC";
    let mut by_content: HashMap<String, Vec<PostId>> = HashMap::new();
    for row in tx.rows(sql, &values![page]).await? {
        by_content.entry(row.get("content_hash")?).or_default().push(row.parse("public_id", |id| id.parse().ok())?);
    }
    for post in posts {
        let Some(id) = by_content.get_mut(&post.content_hash).and_then(Vec::pop) else { continue };
        let own = post.content.claims.iter().map(|claim| ClaimId::new(&id, &claim.id));
        claims.extend(post.claims_in_reading.iter().cloned().zip(own));
    }
    Ok(claims)
}
