//! Single edits of a Prisma schema, of every kind that its text allows. Some leave the database as it is, some make
//! the schema invalid: Prisma's engine says which.

/// An edit and what the schema reads after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is done, without names.
    pub kind: &'static str,
    /// The whole schema afterwards.
    pub after: String,
}

/// Every edit, in the order of the lines.
pub fn edits(schema: &str) -> Vec<Edit> {
    let lines: Vec<&str> = schema.lines().collect();
    let mut edits = Vec::new();
    let mut block = "";
    for (at, line) in lines.iter().enumerate() {
        let mut put = |kind, replacement: Option<String>| {
            let before = lines[..at].iter().map(|line| (*line).to_owned());
            let after = lines[at + 1..].iter().map(|line| (*line).to_owned());
            let edited: Vec<String> = before.chain(replacement).chain(after).collect();
            edits.push(Edit { kind, after: edited.join("\n") + "\n" });
        };
        match (block, line.trim()) {
            ("", opening) => block = opening.split_whitespace().next().unwrap_or_default(),
            (kind, "}") => {
                match kind {
                    "model" => {
                        put("add a field", Some("  fresh String?\n}".into()));
                        put("add a field with a default", Some("  fresh Int @default(3)\n}".into()));
                        put(
                            "add a comment",
                            Some("  /// Said of what follows.\n  // Said to nobody.\n}".into()),
                        );
                    }
                    "enum" => put("add a value", Some("  FRESH\n}".into())),
                    _ => {}
                }
                block = "";
            }
            ("model", said) if said.starts_with("@@") => of_block(line, &mut put),
            ("model", said) if said.contains("@relation(") => of_relation(line, &mut put),
            ("model", said) if !said.is_empty() && !said.starts_with("//") => of_field(line, &mut put),
            ("enum", said) if !said.is_empty() && !said.starts_with("@@") => {
                put("drop a value", None);
                let name = said.split_whitespace().next().unwrap_or_default();
                put("map a value", Some(format!("  {name} @map(\"said otherwise\")")));
            }
            _ => {}
        }
    }
    let whole = |kind, more: &str| Edit { kind, after: format!("{schema}{more}") };
    edits.push(whole(
        "add a model",
        "model Fresh {\n  id Int @id @default(autoincrement())\n  name String\n}\n",
    ));
    edits.push(whole("add blank lines", "\n\n"));
    edits
}

type Put<'p> = dyn FnMut(&'static str, Option<String>) + 'p;

fn of_block(line: &str, put: &mut Put<'_>) {
    let said = line.trim();
    if said.starts_with("@@index") {
        put("drop an index", None);
        put("make an index unique", Some(line.replace("@@index", "@@unique").replace(", type: Hash", "")));
        if !said.contains("sort:") && !said.contains("type:") {
            put("turn an index round", Some(line.replacen(']', "(sort: Desc)]", 1)));
        }
    }
    if said.starts_with("@@unique") {
        put("drop a unique", None);
        put("make a unique an index", Some(line.replace("@@unique", "@@index")));
    }
    if said.starts_with("@@map") {
        put("rename a table", Some(line.replace("\")", "_x\")")));
        put("drop the name of a table", None);
    }
    if said.starts_with("@@") && said.contains(", map:") {
        put("rename an index", Some(line.replace("map: \"", "map: \"x_")));
    }
}

fn of_relation(line: &str, put: &mut Put<'_>) {
    if !line.contains("fields:") {
        return;
    }
    if line.contains("onDelete: ") {
        for action in ["Cascade", "Restrict", "NoAction", "SetNull"] {
            let kept: String = line.replace(&format!("onDelete: {action}"), "onDelete: SetDefault");
            if kept != line {
                let next = if action == "Cascade" { "Restrict" } else { "Cascade" };
                put("change a relation's action", Some(kept.replace("SetDefault", next)));
                put("drop a relation's action", Some(line.replace(&format!(", onDelete: {action}"), "")));
            }
        }
    } else {
        put("give a relation an action", Some(line.replace("fields:", "onDelete: Cascade, fields:")));
    }
    if !line.contains("onUpdate: ") {
        put("give a relation an action", Some(line.replace("fields:", "onUpdate: NoAction, fields:")));
    }
    if !line.contains("map: ") {
        put("name a foreign key", Some(line.replace("fields:", "map: \"fk_named\", fields:")));
    }
}

fn of_field(line: &str, put: &mut Put<'_>) {
    let mut words = line.split_whitespace();
    let (Some(name), Some(ty)) = (words.next(), words.next()) else { return };
    let rest: Vec<&str> = words.collect();
    let rest = rest.join(" ");
    let with = |ty: &str, rest: &str| Some(format!("  {name} {ty} {rest}"));
    put("drop a field", None);
    let base = ty.trim_end_matches(['?', ']', '[']);
    if ty.ends_with('?') {
        put("require a field", with(base, &rest));
    } else if ty == base {
        put("make a field optional", with(&format!("{ty}?"), &rest));
        put("make a field a list", with(&format!("{ty}[]"), &rest));
    } else {
        put("make a list one value", with(base, &rest));
    }
    let other =
        [("String", "Int"), ("Int", "BigInt"), ("BigInt", "Int"), ("Float", "Decimal"), ("Boolean", "Int")];
    if let Some((_, other)) = other.iter().find(|(one, _)| *one == base) {
        put("retype a field", with(&ty.replace(base, other), &rest));
    }
    if let Some(default) = argument(&rest, "@default") {
        put("drop a default", with(ty, &rest.replace(default, "")));
        if default == "@default(false)" {
            put("change a default", with(ty, &rest.replace(default, "@default(true)")));
        }
    } else if let Some((_, value)) =
        [("Int", "7"), ("String", "\"x\""), ("Boolean", "true")].iter().find(|(one, _)| *one == base)
    {
        put("add a default", with(ty, &format!("{rest} @default({value})")));
    }
    if let Some(native) = argument(&rest, "@db.") {
        put("drop a native type", with(ty, &rest.replace(native, "")));
    } else if base == "String" {
        put("add a native type", with(ty, &format!("{rest} @db.VarChar(99)")));
    }
    if rest.contains("@unique") {
        put("drop a unique", with(ty, &rest.replace("@unique", "")));
    } else {
        put("add a unique", with(ty, &format!("{rest} @unique")));
    }
    match argument(&rest, "@map") {
        Some(map) => put("drop the name of a column", with(ty, &rest.replace(map, ""))),
        None => put("name a column", with(ty, &format!("{rest} @map(\"named_{name}\")"))),
    }
}

/// The attribute that starts so, with its parentheses.
fn argument<'l>(line: &'l str, start: &str) -> Option<&'l str> {
    let from = &line[line.find(start)?..];
    let (mut depth, mut quoted, mut escaped) = (0_u32, false, false);
    for (at, character) in from.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(&from[..=at]);
                }
            }
            ' ' if depth == 0 => return Some(&from[..at]),
            _ => {}
        }
    }
    Some(from)
}
