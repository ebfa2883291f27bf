//! What is measured on a page.

use journeys::{Browser, Page, look_at};
use serde::Deserialize;

use crate::samples::Samples;

/// First visits of a page.
pub struct Start {
    /// Milliseconds from the navigation to the first paint with text. Of some browsers unknown.
    pub readable: Samples,
    /// Milliseconds from the navigation to the event that says that it can be used.
    pub interactive: Samples,
    /// How much the page moved.
    pub shift: Samples,
}

/// Ticks on a page.
pub struct Ticks {
    /// The frames until all that a tick changes was drawn: 1 is the next.
    pub frames: Samples,
    /// Milliseconds from the click to the end of that frame. The wait for the frame is part of it.
    pub painted: Samples,
}

#[derive(Deserialize)]
struct Visit {
    readable: Option<f64>,
    interactive: f64,
    shift: f64,
}

#[derive(Deserialize)]
struct Tick {
    frames: f64,
    painted: f64,
}

/// Visits the page so many times. Each time at an address of its own, so nothing of it is cached; the server is this machine, so the
/// network costs nothing.
pub fn start(browser: Browser, path: &str, visits: usize) -> Result<Start, String> {
    let visit = async |page: Page| {
        page.go(&page.site().url(path)).await;
        page.widget().await;
        page.promised::<Visit>(VISIT).await
    };
    let visits = (0..visits).map(|_| look_at(browser, visit)).collect::<Result<Vec<_>, _>>()?;
    Ok(Start {
        readable: visits.iter().filter_map(|visit| visit.readable).collect(),
        interactive: visits.iter().map(|visit| visit.interactive).collect(),
        shift: visits.iter().map(|visit| visit.shift).collect(),
    })
}

/// Ticks so many items of the page, spread over it.
pub fn ticks(browser: Browser, path: &str, count: usize) -> Result<Ticks, String> {
    let ticks = look_at(browser, async |page: Page| {
        page.go(&page.site().url(path)).await;
        page.widget().await;
        page.run::<()>(include_str!("ticks.js"), vec![]).await;
        page.promised::<Vec<Tick>>(&format!("journal.ticks({count})")).await
    })?;
    Ok(Ticks {
        frames: ticks.iter().map(|tick| tick.frames).collect(),
        painted: ticks.iter().map(|tick| tick.painted).collect(),
    })
}

/// Two frames later, so that shifts have been counted.
const VISIT: &str =
    "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))).then(() => ({
    readable: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
    interactive: journal.events.find((event) => event.type === 'alignment-ready').at,
    shift: journal.shifts,
}))";
