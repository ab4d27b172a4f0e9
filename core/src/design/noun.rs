//! The nouns that the docs speak of, with everything claimed of each.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use hashbrown::HashMap;

use super::entity::{Field, Link};
use crate::ordered::{BTreeMap, BTreeSet, CollectVec, Order};
use crate::product::Evidence;
use crate::text::FileId;

/// On what ground a noun may be a table; strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ground {
    /// Somebody decided so in `throughline.toml`.
    Decided,
    /// The docs hold its DDL.
    Ddl,
    /// It stands in an entity diagram.
    Diagram,
    /// It is listed as an entity.
    Listed,
    /// A sentence says what it is made of.
    Defined,
    /// A sentence of prose gives it its attributes.
    Told,
    /// Prose speaks of several of it.
    Several,
    /// It is what another thing is made up of: the lines of an invoice, the members of a team.
    Part,
    /// There is one of it for each pair of other things.
    Keyed,
    /// Somebody keeps a list of it.
    Kept,
    /// Its columns are listed behind its name.
    Noted,
    /// The docs call it a table, record or collection.
    Named,
    /// Tenancy, usage or audit is demanded.
    Concept,
    /// It has an identifier: `workflow_id`.
    Identifier,
    /// It has an endpoint: `POST /workflows`.
    Endpoint,
    /// It is stored.
    Stored,
    /// It is made.
    Created,
    /// It is what somebody does: who reserves makes a reservation.
    Deed,
    /// It has an attribute list.
    Attributes,
    /// A rule is told of all of it: "stages are numbered", "a payment has one method".
    Ruled,
    /// It is spoken of throughout, as things are that are kept.
    Throughout,
    /// It is looked up: listed in an order, found by its number.
    Sought,
    /// It has states.
    States,
    /// It is a part of another thing.
    Related,
    /// Each of it is spoken of: there are several, and they are told apart.
    Counted,
    /// It is chosen from what is there.
    Selected,
    /// A step is named after it.
    Title,
    /// A story or requirement makes it.
    Backlog,
    /// It is changed or shared.
    Changed,
    /// It is looked at.
    Read,
    /// It is spoken of in another step or document than the one that makes it.
    Elsewhere,
}

/// What a ground weighs, in tenths, and whether it stands alone.
struct Weight {
    ground: Ground,
    tenths: u32,
    alone: bool,
    words: &'static str,
}

const fn weight(ground: Ground, tenths: u32, alone: bool, words: &'static str) -> Weight {
    Weight { ground, tenths, alone, words }
}

static WEIGHTS: &[Weight] = &[
    weight(Ground::Decided, 1000, true, "decided in throughline.toml"),
    weight(Ground::Ddl, 100, true, "the docs hold its DDL"),
    weight(Ground::Diagram, 100, true, "in an entity diagram"),
    weight(Ground::Listed, 60, true, "listed as an entity"),
    weight(Ground::Defined, 40, true, "a sentence says what it has"),
    weight(Ground::Told, 60, true, "told with its attributes"),
    weight(Ground::Several, 40, true, "told to be several"),
    weight(Ground::Part, 40, true, "another thing is made up of it"),
    weight(Ground::Keyed, 40, true, "there is one of it for each of several things"),
    weight(Ground::Kept, 40, true, "a list of it is kept"),
    weight(Ground::Noted, 40, true, "its columns are listed behind its name"),
    weight(Ground::Named, 40, false, "called a table, record or collection"),
    weight(Ground::Concept, 40, true, "demanded by the architecture"),
    weight(Ground::Identifier, 30, false, "has an identifier"),
    weight(Ground::Endpoint, 30, false, "has an endpoint"),
    weight(Ground::Stored, 30, false, "is stored"),
    weight(Ground::Created, 25, false, "object of a verb that creates"),
    weight(Ground::Deed, 25, false, "what somebody does in a step"),
    weight(Ground::Ruled, 20, false, "a rule is told of each"),
    weight(Ground::Attributes, 25, false, "has an attribute list"),
    weight(Ground::Throughout, 40, true, "spoken of throughout as one of many"),
    weight(Ground::Sought, 33, false, "it is looked up"),
    weight(Ground::States, 25, false, "has states"),
    weight(Ground::Related, 15, false, "belongs to another thing"),
    weight(Ground::Counted, 15, false, "each of them is spoken of"),
    weight(Ground::Selected, 20, false, "object of a verb that selects"),
    weight(Ground::Title, 20, false, "a step is named after it"),
    weight(Ground::Backlog, 10, false, "a story makes it"),
    weight(Ground::Changed, 15, false, "object of a verb that changes or shares"),
    weight(Ground::Read, 7, false, "object of a verb that reads"),
    weight(Ground::Elsewhere, 8, false, "used elsewhere than where it is made"),
];

impl Ground {
    /// Whether it says what a thing is rather than what is done with it.
    fn defines(self) -> bool {
        matches!(
            self,
            Self::Defined
                | Self::Several
                | Self::Part
                | Self::Keyed
                | Self::Noted
                | Self::Attributes
                | Self::Ruled
                | Self::Related
                | Self::States
        )
    }

    fn weight(self) -> &'static Weight {
        WEIGHTS.iter().find(|weight| weight.ground == self).expect("each ground has a weight")
    }

    /// As a rule: `object of a verb that creates`.
    pub(super) fn words(self) -> &'static str {
        self.weight().words
    }
}

/// One thing claimed of a noun.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    pub(super) ground: Ground,
    pub(super) steps: Vec<usize>,
    pub(super) evidence: Evidence,
}

/// Where a noun is made, by whom, and what stands around it.
#[derive(Debug, Clone)]
pub(super) struct Making {
    pub(super) step: Option<usize>,
    pub(super) by_user: bool,
    /// Prepositions and the nouns that follow them, with whether these are plural.
    pub(super) around: Vec<(String, String, bool)>,
    pub(super) evidence: Evidence,
}

/// A noun and what is claimed of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Noun {
    pub(super) claims: Vec<Claim>,
    /// How often each ground is claimed.
    grounds: BTreeMap<Ground, u32>,
    pub(super) makings: Vec<Making>,
    pub(super) fields: Vec<Field>,
    pub(super) links: Vec<Link>,
    pub(super) states: Vec<String>,
    pub(super) states_evidence: Option<Evidence>,
    /// The examples that the docs give of it, and whether they are all.
    pub(super) examples: Option<(Vec<String>, bool, Evidence)>,
    pub(super) file: Option<Evidence>,
    pub(super) shared: Option<Evidence>,
    /// Where several of it are chosen, and at which step.
    pub(super) chosen: Vec<(Option<usize>, bool, Evidence)>,
    /// Where the docs say that it is not kept.
    pub(super) not_kept: Option<Evidence>,
    /// Where it is asked for later.
    pub(super) later: Option<Evidence>,
    /// The name of its table, where the docs fix it.
    pub(super) table: Option<String>,
    /// Roles that it is made with, beside the one who makes it.
    pub(super) with: Vec<(String, Evidence)>,
    /// Nouns that were merged into it.
    pub(super) aliases: BTreeSet<String>,
}

impl Noun {
    /// The sum of its evidence, each ground counted at most twice, in tenths.
    pub(super) fn weight(&self) -> u32 {
        self.grounds.iter().map(|(ground, count)| ground.weight().tenths * (*count).min(2)).sum()
    }

    /// How often each ground is claimed.
    pub(super) fn grounds(&self) -> &BTreeMap<Ground, u32> {
        &self.grounds
    }

    /// Whether one of its grounds needs no other.
    pub(super) fn stands_alone(&self) -> Option<Ground> {
        self.grounds.keys().copied().find(|ground| ground.weight().alone)
    }

    /// Whether several of its grounds need no other.
    pub(super) fn stands_firm(&self) -> bool {
        self.grounds.keys().filter(|ground| ground.weight().alone).count() > 1
    }

    /// Its claims, strongest ground first, in the order of the docs.
    pub(super) fn evidence(&self) -> Vec<Evidence> {
        let mut claims: Vec<&Claim> = self.claims.iter().collect_vec();
        claims.order_by_key(|claim| claim.ground);
        let mut seen = BTreeSet::new();
        claims.retain(|claim| seen.insert(claim.evidence.place));
        claims.into_iter().map(|claim| claim.evidence.clone()).collect_vec()
    }

    /// Whether it is claimed on this ground.
    pub(super) fn is(&self, ground: Ground) -> bool {
        self.grounds.contains_key(&ground)
    }

    /// Every step that a claim names.
    pub(super) fn steps(&self) -> BTreeSet<usize> {
        self.claims.iter().flat_map(|claim| claim.steps.iter().copied()).collect()
    }

    /// The same without what these files claim.
    pub(super) fn without(&self, files: &[FileId]) -> Self {
        let mut noun = self.clone();
        noun.claims.retain(|claim| claim.ground.defines() || !files.contains(&claim.evidence.place.file));
        noun.makings.retain(|making| !files.contains(&making.evidence.place.file));
        noun.grounds.clear();
        for claim in &noun.claims {
            *noun.grounds.entry(claim.ground).or_default() += 1;
        }
        noun
    }

    fn absorb(&mut self, other: Self) {
        self.claims.extend(other.claims);
        for (ground, count) in other.grounds {
            *self.grounds.entry(ground).or_default() += count;
        }
        self.makings.extend(other.makings);
        self.fields.extend(other.fields);
        self.links.extend(other.links);
        let states = core::mem::take(&mut self.states);
        self.states = super::state::merged(states, other.states);
        self.states_evidence = self.states_evidence.take().or(other.states_evidence);
        self.examples = self.examples.take().or(other.examples);
        self.file = self.file.take().or(other.file);
        self.shared = self.shared.take().or(other.shared);
        self.chosen.extend(other.chosen);
        self.with.extend(other.with);
        self.not_kept = self.not_kept.take().or(other.not_kept);
        self.later = self.later.take().or(other.later);
        self.table = self.table.take().or(other.table);
        self.aliases.extend(other.aliases);
    }
}

/// Every noun, by its singular words.
#[derive(Debug, Clone, Default)]
pub(super) struct Nouns {
    nouns: HashMap<String, Noun>,
    /// Merged nouns → where they went.
    merged: BTreeMap<String, String>,
}

impl Nouns {
    /// The noun of this name, made on first use; a merged name finds what it was merged into.
    pub(super) fn at(&mut self, name: &str) -> &mut Noun {
        let name = match self.merged.get(name) {
            Some(merged) => merged.as_str(),
            None => name,
        };
        self.nouns.entry_ref(name).or_default()
    }

    pub(super) fn get(&self, name: &str) -> Option<&Noun> {
        self.nouns.get(self.resolve(name))
    }

    pub(super) fn resolve<'n>(&'n self, name: &'n str) -> &'n str {
        self.merged.get(name).map_or(name, String::as_str)
    }

    pub(super) fn claim(&mut self, name: &str, ground: Ground, steps: &[usize], place: &Evidence) {
        if name.split(' ').any(crate::language::noun::is_function_word) {
            return;
        }
        let evidence = Evidence { rule: ground.words(), ..place.clone() };
        let noun = self.at(name);
        *noun.grounds.entry(ground).or_default() += 1;
        noun.claims.push(Claim { ground, steps: steps.to_vec(), evidence });
    }

    /// Makes one noun of two; everything claimed of the first is claimed of the second.
    pub(super) fn merge(&mut self, from: &str, into: &str) {
        if from == into {
            return;
        }
        let Some(noun) = self.nouns.remove(from) else { return };
        for alias in &noun.aliases {
            self.merged.insert(alias.clone(), into.to_owned());
        }
        self.at(into).absorb(noun);
        self.at(into).aliases.insert(from.to_owned());
        self.merged.insert(from.to_owned(), into.to_owned());
    }

    /// Every noun, in the order of their names.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Noun)> {
        let mut nouns: Vec<_> = self.nouns.iter().map(|(name, noun)| (name.as_str(), noun)).collect_vec();
        nouns.order_by_key(|(name, _)| *name);
        nouns.into_iter()
    }

    /// Every merged name and what it became.
    pub(super) fn merged(&self) -> &BTreeMap<String, String> {
        &self.merged
    }
}
