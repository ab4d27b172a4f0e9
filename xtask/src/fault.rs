//! What the module does when it meets a fault of its own: it traps at once.
//!
//! Where there is no console, the standard library makes a message for nobody before it traps. A function of it that
//! never returns becomes a trap, and what called it has nothing to tell it.

use anyhow::{Result, ensure};
use walrus::ir::{Br, BrIf, BrTable, Instr, InstrSeqId, Return, Visitor, dfs_in_order};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, LocalFunction, Module};

/// How the crates of the standard library stand in the names of functions.
const STANDARD: &[&str] = &["_4core", "_5alloc", "_3std", "_7___rustc"];

/// Makes a trap of each function of the standard library that never returns.
pub(crate) fn silence(module: &mut Module) -> Result<()> {
    let faults: Vec<FunctionId> = module
        .funcs
        .iter_local()
        .filter(|(id, function)| {
            let name = module.funcs.get(*id).name.as_deref().unwrap_or_default();
            STANDARD.iter().any(|krate| name.contains(krate)) && never_returns(function)
        })
        .map(|(id, _)| id)
        .collect();
    ensure!(!faults.is_empty(), "no function of the standard library is known by its name");
    for id in faults {
        let (params, results) = module.types.params_results(module.funcs.get(id).ty());
        let (params, results) = (params.to_vec(), results.to_vec());
        let mut trap = FunctionBuilder::new(&mut module.types, &params, &results);
        trap.func_body().unreachable();
        let arguments = params.iter().map(|kind| module.locals.add(*kind)).collect();
        module.funcs.get_mut(id).kind = FunctionKind::Local(trap.local_func(arguments));
    }
    Ok(())
}

/// Whether a function ends in a trap, and nothing in it leads past that.
fn never_returns(function: &LocalFunction) -> bool {
    let entry = function.entry_block();
    let mut ways = Ways { entry, lead_out: false };
    dfs_in_order(&mut ways, function, entry);
    let last = function.block(entry).instrs.last();
    matches!(last, Some((Instr::Unreachable(_), _))) && !ways.lead_out
}

struct Ways {
    entry: InstrSeqId,
    lead_out: bool,
}

impl Visitor<'_> for Ways {
    fn visit_return(&mut self, _: &Return) {
        self.lead_out = true;
    }

    fn visit_br(&mut self, branch: &Br) {
        self.lead_out |= branch.block == self.entry;
    }

    fn visit_br_if(&mut self, branch: &BrIf) {
        self.lead_out |= branch.block == self.entry;
    }

    fn visit_br_table(&mut self, branch: &BrTable) {
        self.lead_out |= branch.default == self.entry || branch.blocks.contains(&self.entry);
    }
}
