/// Runs a plan. Start with [PlanExecutor], which decides when a step runs and what its end means
/// for the others; [EngineSteps] does the work of a step, and [ServiceWait] waits for services by
/// listening to the engine's events.
@NullMarked
package dev.dhow.execute;

import org.jspecify.annotations.NullMarked;
