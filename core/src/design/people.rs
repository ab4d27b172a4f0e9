//! Who signs in: the users, their sign-in, their roles, and the tenant they belong to.

mod role;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

pub(super) use role::unify_roles;

use super::concept::Concepts;
use super::entity::{Entity, Field};
use super::gather::is_one_statement;
use super::noun::{Ground, Noun, Nouns};
use super::{Class, Meaning};
use crate::language::person::is_person;
use crate::ordered::CollectVec;
use crate::product::{Actor, Evidence, Line, Product, Role, Scope, Sense, denied};

/// Who signs people in, and the column that holds their id there.
const PROVIDERS: &[(&str, &str)] = &[
    ("auth.js", "auth_provider_id"),
    ("auth0", "auth0_id"),
    ("authjs", "auth_provider_id"),
    ("azure ad", "entra_id"),
    ("better auth", "auth_provider_id"),
    ("clerk", "clerk_id"),
    ("cognito", "cognito_id"),
    ("entra", "entra_id"),
    ("firebase", "firebase_uid"),
    ("keycloak", "keycloak_id"),
    ("kinde", "kinde_id"),
    ("nextauth", "auth_provider_id"),
    ("okta", "okta_id"),
    ("stytch", "stytch_id"),
    ("supabase", "supabase_id"),
    ("workos", "workos_id"),
];

/// Claims the users, whom every journey has, and what they sign in with.
pub(super) fn claim(nouns: &mut Nouns, product: &Product, concepts: &Concepts) {
    let Some(evidence) = first_user(product) else {
        sign_in(nouns, product);
        return;
    };
    for name in ["account", "person"] {
        if is_sign_in(nouns, name) || name == "person" && is_anybody(nouns) {
            nouns.merge(name, "user");
        }
    }
    for actor in product.journey.actors.iter().filter(|actor| actor.is_user) {
        nouns.claim("user", Ground::Concept, &[], &actor.evidence);
    }
    let every: Vec<usize> = (0..product.journey.steps.len()).collect_vec();
    nouns.claim("user", Ground::Concept, &every, &evidence);
    let field = |words: &str, unique: bool, evidence: &Evidence, rule: &'static str| Field {
        words: words.to_string(),
        meaning: Some(Meaning::Text),
        values: Vec::new(),
        range: None,
        required: Some(true),
        unique,
        evidence: Evidence { rule, ..evidence.clone() },
    };
    let mut fields = Vec::new();
    if let Some(auth) = &product.stack.auth {
        let said = auth.value.to_lowercase();
        let column = PROVIDERS.iter().find(|(name, _)| said.contains(name)).map(|(_, column)| *column);
        let evidence = auth.evidence.as_ref().unwrap_or(&evidence);
        match column {
            Some(column) => fields.push(field(column, true, evidence, "the provider's id of who signs in")),
            None if concepts.password.is_none() && !keeps_passwords(&said) => {}
            None => fields.push(field("password_hash", false, evidence, "passwords are kept here, hashed")),
        }
    } else if let Some(password) = &concepts.password {
        fields.push(field("password_hash", false, password, "passwords are kept here, hashed"));
    }
    let sign_in = concepts.sign_in.as_ref();
    let is_provided = fields.iter().any(|field| field.unique);
    let secret = sign_in.and_then(|sign_in| Some((sign_in.secret?, &sign_in.evidence)));
    if let Some((secret, evidence)) = secret.filter(|(secret, _)| *secret == "pin_hash" || fields.is_empty())
    {
        fields.clear();
        fields.push(field(secret, false, evidence, "kept here, hashed"));
    }
    let name = sign_in.and_then(|sign_in| Some((sign_in.name?, &sign_in.evidence)));
    match name.filter(|_| !is_provided) {
        Some((name, told)) => {
            fields.push(field(name, true, told, "what users are known by"));
            if speaks_of_mail(product) {
                let email = field("email", false, &evidence, "users are written to");
                fields.push(Field { required: Some(false), ..email });
            }
        }
        None => fields.push(field("email", true, &evidence, "users are known by their email")),
    }
    let shown = field("name", false, &evidence, "users are shown by name");
    fields.push(Field { required: Some(false), ..shown });
    let user = nouns.at("user");
    let given = core::mem::take(&mut user.fields);
    // "A user name, a full name": what they are known by is there already.
    let is_name = |field: &Field| name.is_some_and(|(name, _)| bare(&field.words) == bare(name));
    fields.extend(given.into_iter().filter(|field| !is_name(field)));
    user.fields = fields;
    role::several(nouns, product);
}

/// Whether an account or a person is who signs in: "an account has an e-mail and a password", "every account has one role".
fn is_sign_in(nouns: &Nouns, name: &str) -> bool {
    let signs_in = |field: &Field| {
        let words = field.words.to_lowercase();
        ["email", "e-mail", "password", "role"].iter().any(|own| crate::language::holds(&words, own))
    };
    let is_fixed = |noun: &Noun| {
        [Ground::Decided, Ground::Ddl, Ground::Diagram, Ground::Listed].iter().any(|ground| noun.is(*ground))
    };
    nouns.get(name).is_some_and(|noun| noun.fields.iter().any(signs_in) && !is_fixed(noun))
}

/// Of whom more is kept are no mere people: the persons of a family tree.
const KEPT: usize = 3;

/// Whether people are whoever uses the product: little is told of them.
fn is_anybody(nouns: &Nouns) -> bool {
    let is_fixed =
        |noun: &Noun| [Ground::Decided, Ground::Ddl, Ground::Diagram].iter().any(|ground| noun.is(*ground));
    nouns.get("person").is_some_and(|person| person.fields.len() < KEPT && !is_fixed(person))
}

fn bare(words: &str) -> String {
    words.to_lowercase().replace([' ', '_', '-'], "")
}

/// Whether users have an address at all.
fn speaks_of_mail(product: &Product) -> bool {
    let lines = product.lines.iter().filter(|line| line.scope == Scope::Now && line.sense != Sense::Ignored);
    lines
        .into_iter()
        .any(|line| ["e-mail", "E-mail", "email", "Email"].iter().any(|mail| line.text.contains(mail)))
}

/// Users of whom a statement of requirements tells only that they register or log in: what they do that with.
fn sign_in(nouns: &mut Nouns, product: &Product) {
    if nouns.get("user").is_none_or(|user| !user.fields.is_empty()) {
        return;
    }
    let signs_in = |line: &&Line| {
        let text = line.text.to_lowercase();
        let cues = ["log in", "login", "sign in", "sign up", "register", "registration"];
        line.scope == Scope::Now
            && text.contains("user")
            && cues.iter().any(|cue| crate::language::holds(&text, cue))
            && denied(&text).is_none()
    };
    let Some(line) = product.lines.iter().find(signs_in) else { return };
    let field = |words: &str, unique: bool| Field {
        words: words.to_string(),
        meaning: Some(Meaning::Text),
        values: Vec::new(),
        range: None,
        required: Some(true),
        unique,
        evidence: Evidence {
            place: line.place,
            words: line.words.clone(),
            rule: "what users register and log in with",
        },
    };
    nouns.at("user").fields.extend([
        field("username", true),
        field("email", true),
        field("password_hash", false),
    ]);
}

fn keeps_passwords(said: &str) -> bool {
    ["password", "devise", "passport", "session", "lucia", "django", "jwt", "bcrypt"]
        .iter()
        .any(|cue| said.contains(cue))
}

fn first_user(product: &Product) -> Option<Evidence> {
    let users = || product.journey.actors.iter().filter(|actor| actor.is_user);
    // A backlog asks for a part of what the journey tells.
    let told = |actor: &&Actor| {
        let mut documents = product.documents.iter();
        let own = documents.find(|document| document.file == actor.evidence.place.file);
        own.is_none_or(|document| document.role != Role::Backlog)
    };
    let own = |actor: &Actor| actor.evidence.clone();
    let action = || {
        product.lines.iter().find(|line| matches!(line.sense, Sense::Action | Sense::StepTitle)).map(|line| {
            Evidence { place: line.place, words: line.words.clone(), rule: "somebody acts in the journey" }
        })
    };
    let signing = || {
        // A statement of requirements names its users.
        let lines = if is_one_statement(product) { &[][..] } else { &product.lines };
        lines.iter().find(|line| signs_in(product, line)).map(|line| Evidence {
            place: line.place,
            words: line.words.clone(),
            rule: "somebody signs in",
        })
    };
    users().find(told).map(own).or_else(action).or_else(|| users().next().map(own)).or_else(signing)
}

/// Whether a line of the journey or the requirements says that somebody signs in.
fn signs_in(product: &Product, line: &Line) -> bool {
    let is_told = matches!(product.documents[line.document].role, Role::Journey | Role::Requirements);
    let text = line.text.to_lowercase();
    let says = |cue: &&str| crate::language::holds(&text, cue);
    line.scope == Scope::Now
        && line.sense != Sense::Ignored
        && is_told
        && SIGNING.iter().any(says)
        && denied(&text).is_none()
}

/// Where the docs have their own word for who signs in, that is what users are: members who log in, staff with roles.
pub(super) fn unify(nouns: &mut Nouns, product: &Product) -> Option<String> {
    let is_thing = |noun: &super::noun::Noun| {
        [Ground::Listed, Ground::Defined, Ground::Told, Ground::Ddl, Ground::Diagram]
            .iter()
            .any(|ground| noun.is(*ground))
    };
    if nouns.get("user").is_none_or(is_thing) {
        return None;
    }
    let signs_in = |name: &str| {
        let many = crate::language::plural(name);
        product.lines.iter().filter(|line| line.scope == Scope::Now && line.sense != Sense::Ignored).any(
            |line| {
                let text = line.text.to_lowercase();
                // "KLV-102 Every account …": the number of a demand.
                let counted = text
                    .split_once(' ')
                    .filter(|(first, _)| first.ends_with(|end: char| end.is_ascii_digit()));
                let text = counted.map_or(&*text, |(_, rest)| rest);
                // "Creates an account with name, e-mail and password".
                let is_account = name == "account"
                    && ["create", "make", "open"].iter().any(|act| text.contains(act))
                    && crate::language::holds(text, "an account")
                    && ["password", "e-mail", "email"].iter().any(|cue| crate::language::holds(text, cue));
                let bare = ["a ", "an ", "each ", "every ", "the "];
                let text = bare.iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text);
                let speaks = text.starts_with(&many) || text.starts_with(name);
                is_account
                    || speaks
                        && denied(text).is_none()
                        && SIGNING.iter().chain(&HAVING_ROLES).any(|cue| crate::language::holds(text, cue))
            },
        )
    };
    let persons: Vec<String> = nouns
        .iter()
        .filter(|(name, noun)| {
            (matches!(*name, "account" | "person") || is_person(name.rsplit(' ').next().unwrap_or(name)))
                && is_thing(noun)
        })
        .map(|(name, _)| name.to_string())
        .filter(|name| signs_in(name))
        .collect_vec();
    let [person] = &persons[..] else { return None };
    nouns.merge(person, "user");
    Some(person.clone())
}

/// What is said of those who sign in.
const SIGNING: [&str; 6] = ["sign in", "signs in", "log in", "logs in", "login", "password"];
const HAVING_ROLES: [&str; 4] = ["several roles", "a role", "one role", "roles"];

/// Claims the tenant.
pub(super) fn claim_tenant(nouns: &mut Nouns, concepts: &Concepts) {
    let Some((tenant, evidence)) = &concepts.tenant else { return };
    nouns.claim(tenant, Ground::Concept, &[], evidence);
    let evidence = Evidence { rule: "tenants are shown by name", ..evidence.clone() };
    let name = Field {
        words: "name".into(),
        meaning: Some(Meaning::Text),
        values: Vec::new(),
        range: None,
        required: Some(true),
        unique: false,
        evidence,
    };
    let own = alloc::format!("{tenant} name");
    let fields = &mut nouns.at(tenant).fields;
    if !fields.iter().any(|field| field.words == "name" || field.words == own) {
        fields.insert(0, name);
    }
}

/// Claims usage events and the audit log, where they are demanded.
pub(super) fn claim_events(nouns: &mut Nouns, concepts: &Concepts) {
    let field = |words: &str, meaning, required: bool, evidence: &Evidence| Field {
        words: words.to_string(),
        meaning: Some(meaning),
        values: Vec::new(),
        range: None,
        required: Some(required),
        unique: false,
        evidence: evidence.clone(),
    };
    if let Some(evidence) = &concepts.usage {
        nouns.claim("usage event", Ground::Concept, &[], evidence);
        let evidence = Evidence { rule: "what is counted, and whether it is billed", ..evidence.clone() };
        let noun = nouns.at("usage event");
        for (words, meaning) in [("event_type", Meaning::Text), ("billable", Meaning::Boolean)] {
            if !noun.fields.iter().any(|field| field.words == words) {
                noun.fields.push(field(words, meaning, true, &evidence));
            }
        }
    }
    if let Some(evidence) = &concepts.webhook {
        let known = ["webhook event", "webhook delivery"];
        if !known.iter().any(|name| nouns.get(name).is_some_and(|noun| noun.stands_alone().is_some())) {
            nouns.claim("webhook event", Ground::Concept, &[], evidence);
            let evidence = Evidence { rule: "who sent it, and its id there", ..evidence.clone() };
            let noun = nouns.at("webhook event");
            for (words, meaning) in [
                ("provider", Meaning::Text),
                ("event_id", Meaning::Text),
                ("event_type", Meaning::Text),
                ("payload", Meaning::Json),
            ] {
                let mut field = field(words, meaning, true, &evidence);
                field.unique = words == "event_id";
                noun.fields.push(field);
            }
        }
    }
    let added = nouns
        .get("audit log")
        .and_then(|noun| noun.claims.iter().find(|claim| claim.ground == Ground::Decided));
    let added = added.map(|claim| claim.evidence.clone());
    if let Some(evidence) = concepts.audit.as_ref().or(added.as_ref()) {
        nouns.claim("audit log", Ground::Concept, &[], evidence);
        let evidence = Evidence { rule: "who did what to which row, and when", ..evidence.clone() };
        let noun = nouns.at("audit log");
        if noun.is(Ground::Ddl) {
            return;
        }
        for (words, meaning, required) in [
            ("action", Meaning::Text, true),
            ("object_type", Meaning::Text, true),
            ("object_id", Meaning::Text, false),
            ("metadata", Meaning::Json, false),
        ] {
            if !noun.fields.iter().any(|field| field.words == words) {
                noun.fields.push(field(words, meaning, required, &evidence));
            }
        }
    }
}

/// Classes of the tenant, the users and what the concepts made.
pub(super) fn class(
    entities: &mut [Entity],
    concepts: &Concepts,
    called: Option<&String>,
    product: &Product,
) {
    use super::entity::{Link, LinkKind};
    let signs_in = |noun: &str| {
        let actors = product.journey.actors.iter().filter(|actor| actor.is_user);
        actors.into_iter().any(|actor| actor.name == noun)
    };
    let tenant = concepts.tenant.as_ref().map(|(noun, _)| noun.clone());
    for entity in entities.iter_mut() {
        if entity.noun == "user" {
            entity.class = Class::User;
            entity.called = called.filter(|called| *called != "account").cloned();
        } else if Some(&entity.noun) == tenant.as_ref() {
            entity.class = Class::Tenant;
        } else if signs_in(&entity.noun) && entity.link_to("user").is_none() {
            let evidence = Evidence { rule: "who signs in as it", ..entity.first_evidence().clone() };
            entity.links.push(Link { to: "user".into(), kind: LinkKind::OnlyOne, column: None, evidence });
        } else if matches!(entity.noun.as_str(), "usage event" | "audit log") {
            entity.class = Class::Event;
            let kind = if entity.noun == "audit log" { LinkKind::OptionalOne } else { LinkKind::One };
            let evidence = Evidence { rule: "who did it", ..entity.first_evidence().clone() };
            let has = |to: &str| entity.links.iter().any(|link| link.to == to);
            let needs_user = !has("user");
            let needs_tenant = tenant.clone().filter(|tenant| !has(tenant));
            if needs_user {
                entity.links.push(Link { to: "user".into(), kind, column: None, evidence: evidence.clone() });
            }
            if let Some(tenant) = needs_tenant {
                entity.links.push(Link { to: tenant, kind: LinkKind::OptionalOne, column: None, evidence });
            }
        }
    }
}
