//! Browsers that wait for their next journey.
//!
//! Starting a browser takes longer than most journeys. A journey that was kept hands its browser on; one that failed
//! does not, since nobody knows in which state it left it. What a journey stored is out of reach of the next one all the
//! same: storage belongs to an origin, and every journey has a server with ports of its own.

use std::sync::{Mutex, OnceLock};

use tokio::runtime::Runtime;

use crate::browser::{Browser, Programs};
use crate::driver::{Driver, Wishes};

static WAITING: Mutex<Vec<(Browser, Driver)>> = Mutex::new(Vec::new());

/// One runtime for all journeys, since a browser's process and connections belong to the runtime that made them.
pub fn runtime() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| Runtime::new().expect("a runtime can be made"))
}

/// A browser as `wishes` want it, just started or as good as.
pub async fn take(browser: Browser, programs: &Programs, wishes: Wishes) -> Driver {
    if wishes == Wishes::default() {
        let (waiting, others) = {
            let mut all = WAITING.lock().expect("the list of browsers is whole");
            let place = all.iter().position(|(kind, _)| *kind == browser);
            let waiting = place.map(|place| all.swap_remove(place).1);
            // Journeys are run engine by engine: whoever waits for another one waits in vain.
            let others: Vec<_> = all.extract_if(.., |(kind, _)| *kind != browser).collect();
            (waiting, others)
        };
        for (_, driver) in others {
            driver.quit().await;
        }
        if let Some(driver) = waiting {
            return driver;
        }
    }
    Driver::start(browser, programs, wishes).await
}

/// Takes a browser back after a journey that was kept.
pub async fn give_back(browser: Browser, driver: Driver, wishes: Wishes) {
    if wishes == Wishes::default() && driver.clear_away().await.is_ok() {
        WAITING.lock().expect("the list of browsers is whole").push((browser, driver));
    } else {
        driver.quit().await;
    }
}

/// Closes all browsers that wait: nothing more is going to be looked at.
pub fn close() {
    let all = std::mem::take(&mut *WAITING.lock().expect("the list of browsers is whole"));
    runtime().block_on(async {
        for (_, driver) in all {
            driver.quit().await;
        }
    });
}
