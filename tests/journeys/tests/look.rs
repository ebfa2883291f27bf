//! Readable for everybody, everywhere: assistive technology, narrow screens, other directions, paper.

use journeys::{Browser, Fault, Page, PrintPage, Widget};

journeys::journeys![
    no_barrier_from_fresh_to_banner,
    no_barrier_when_read_only_or_not_saved,
    no_barrier_in_an_own_list_or_an_error,
    no_barrier_on_the_bare_page,
    no_barrier_in_a_theme_that_is_not_the_pages,
    beside_the_header_of_a_site_it_is_no_landmark,
    nothing_is_cut_at_320_pixels,
    in_a_box_that_scrolls_it_makes_the_page_no_longer,
    on_a_dark_page_that_does_not_say_so_everything_is_seen,
    a_page_from_right_to_left_is_mirrored,
    the_host_can_dress_it,
    on_paper_every_item_has_its_mark_in_words.only_in(&[Browser::Chromium, Browser::Firefox]),
    on_paper_no_item_is_broken_and_nothing_is_cut.only_in(&[Browser::Chromium, Browser::Firefox]),
    // Firefox copies the page for its printer before what was written just now is drawn.
    paper_has_what_is_being_written.only_in(&[Browser::Chromium]),
    paper_says_whose_list_it_is.only_in(&[Browser::Chromium, Browser::Firefox]),
];

/// Asks axe about the whole page in both themes.
async fn expect_no_barrier(page: &Page, state: &str) {
    for theme in ["light", "dark"] {
        page.run::<()>(
            "document.documentElement.style.colorScheme = arguments[0];
             // axe knows no default canvas, and takes it for white.
             document.documentElement.style.backgroundColor = 'Canvas';
             for (const host of document.querySelectorAll('alignment-checklist')) host.setAttribute('theme', arguments[0]);",
            vec![serde_json::json!(theme)],
        )
        .await;
        assert_eq!(page.barriers().await, [""; 0], "{state}, {theme}");
    }
}

async fn no_barrier_from_fresh_to_banner(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    expect_no_barrier(&page, "fresh").await;
    widget.toggle("goals-short").await;
    widget.toggle("pm-research").await;
    expect_no_barrier(&page, "some ticked").await;
    widget.open("goals-short").await;
    widget.write_note("goals-short", "pm", "A note").await;
    widget.act_on("goals-short", "edit-note").await;
    expect_no_barrier(&page, "a note that is changed").await;
    widget.act_on("goals-short", "save-note").await;
    widget.until("inside('[data-action=remove-note]').length === 1").await;
    expect_no_barrier(&page, "notes open").await;
    widget.act_on("goals-short", "remove-note").await;
    widget.until("inside('[part~=banner]').some(journal.drawn)").await;
    expect_no_barrier(&page, "banner").await;
    widget.act_on("goals-short", "not-applicable").await;
    widget.until("inside('[data-item=goals-short]')[0].dataset.level === 'not_applicable'").await;
    expect_no_barrier(&page, "does not apply").await;
    widget.act("open-only").await;
    expect_no_barrier(&page, "open only").await;
}

async fn no_barrier_when_read_only_or_not_saved(page: Page) {
    page.open("built-in.html").await;
    page.widget().await.toggle("goals-short").await;
    page.open("readonly.html").await;
    page.widget().await;
    expect_no_barrier(&page, "read only").await;
    page.open("not-kept.html").await;
    page.widget().await.toggle("goals-short").await;
    expect_no_barrier(&page, "not saved").await;
}

async fn no_barrier_in_an_own_list_or_an_error(page: Page) {
    page.open("own-list.html").await;
    page.widget().await;
    expect_no_barrier(&page, "own list").await;
    page.open("right-to-left.html").await;
    page.widget().await;
    expect_no_barrier(&page, "right to left").await;
    page.site().fault(".wasm", Fault::Missing);
    page.open("edited-before.html").await;
    page.until::<bool>("journal.events.some((e) => e.type === 'alignment-error')").await;
    expect_no_barrier(&page, "not loaded").await;
}

async fn no_barrier_on_the_bare_page(page: Page) {
    page.go(&page.site().url("dist/index.html")).await;
    page.widget().await;
    expect_no_barrier(&page, "bare page").await;
}

async fn no_barrier_in_a_theme_that_is_not_the_pages(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    for (page_theme, theme) in [("light", "dark"), ("dark", "light")] {
        page.run::<()>(
            "document.documentElement.style.colorScheme = arguments[0];
             document.documentElement.style.backgroundColor = 'Canvas';
             document.querySelector('alignment-checklist').setAttribute('theme', arguments[1]);",
            vec![serde_json::json!(page_theme), serde_json::json!(theme)],
        )
        .await;
        assert_eq!(page.barriers().await, [""; 0], "{theme} on a {page_theme} page");
    }
}

async fn beside_the_header_of_a_site_it_is_no_landmark(page: Page) {
    page.site().write(
        "site.html",
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Site</title>\
         <script type=\"module\" src=\"dist/alignment-checklist.js\"></script><header>Site</header>\
         <main><h1>Post</h1></main><alignment-checklist></alignment-checklist><alignment-checklist team=\"search\"></alignment-checklist>",
    );
    page.go(&page.site().url("site.html")).await;
    page.widget_at("[team=search]").await;
    page.until::<bool>("journal.events.filter((event) => event.type === 'alignment-ready').length === 2").await;
    // That they do not stand in its <main> is the site's own.
    let barriers = page.barriers().await;
    let ours: Vec<_> = barriers.iter().filter(|barrier| !barrier.starts_with("region: ")).collect();
    assert_eq!(ours, [""; 0]);
}

async fn expect_no_sideways_scrolling(page: &Page, state: &str) {
    let (content, window): (f64, f64) =
        page.value("[document.documentElement.scrollWidth, document.documentElement.clientWidth]").await;
    let wide: Vec<String> = page
        .value(
            "journal.all('*').filter(journal.drawn)
               .filter((e) => Math.max(e.getBoundingClientRect().right, e.getBoundingClientRect().left + e.scrollWidth) > innerWidth + 1)
               .map((e) => `${e.localName}.${e.getAttribute('part') ?? e.className}`)",
        )
        .await;
    assert!(content <= window, "{state}: {wide:?}: {content} px of content in {window} px");
}

async fn nothing_is_cut_at_320_pixels(page: Page) {
    page.open("narrow.html").await;
    page.enter_frame("#frame").await;
    let widget = page.widget().await;
    assert!(page.value::<f64>("innerWidth").await <= 320.0);
    expect_no_sideways_scrolling(&page, "fresh").await;
    widget.open("goals-short").await;
    widget
        .write_note(
            "goals-short",
            "pm",
            "https://example.org/a/very/long/address/that/has/no/place/to/break/a/line/at/all",
        )
        .await;
    expect_no_sideways_scrolling(&page, "a long address").await;
    widget.act_on("goals-short", "edit-note").await;
    expect_no_sideways_scrolling(&page, "a note that is changed").await;
    widget.act("reset").await;
    expect_no_sideways_scrolling(&page, "a banner").await;
    page.run::<()>("document.documentElement.style.fontSize = '200%'", vec![]).await;
    expect_no_sideways_scrolling(&page, "text of twice the size").await;
    let cut: Vec<String> = outside(&widget).await;
    assert_eq!(cut, [""; 0], "reaches out of the window");
}

/// What is drawn and reaches out of the window at a side, except what is there for screen readers alone.
async fn outside(widget: &Widget) -> Vec<String> {
    widget
        .ask(
            "inside('*').filter(journal.drawn).filter((e) => !e.closest('.unseen')).filter((e) => { const box = e.getBoundingClientRect(); return box.width > 1 && (box.left < 0 || box.right > innerWidth + 0.5) })
               .map((e) => `${e.localName} ${e.getAttribute('part') ?? e.className} ${journal.words(e).slice(0, 40)}`)",
        )
        .await
}

/// What is there for screen readers only is not drawn, but would make a page longer.
async fn in_a_box_that_scrolls_it_makes_the_page_no_longer(page: Page) {
    page.site().write(
        "tests/pages/boxed.html",
        "<!doctype html><title>Boxed</title><script type=\"module\" src=\"../../dist/alignment-checklist.js\"></script>
         <div style=\"block-size: 300px; overflow: auto\"><alignment-checklist></alignment-checklist></div>"
            .to_owned(),
    );
    page.open("boxed.html").await;
    let widget = page.widget().await;
    widget.act("share").await;
    widget.until("inside('.share')[0]").await;
    let (height, window): (u32, u32) = page.value("[document.scrollingElement.scrollHeight, innerHeight]").await;
    assert!(height <= window.max(400), "{height} pixels in a window of {window}");
}

/// Boxes and other native controls take no colour from around them by themselves.
async fn on_a_dark_page_that_does_not_say_so_everything_is_seen(page: Page) {
    page.site().write(
        "tests/pages/dark.html",
        "<!doctype html><title>Dark</title><script type=\"module\" src=\"../../dist/alignment-checklist.js\"></script>
         <body style=\"background: #0d1117; color: #c9d1d9\"><alignment-checklist></alignment-checklist>"
            .to_owned(),
    );
    page.open("dark.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    // What is drawn, as the browser draws it: how light it is, from 0 to 255, beside 17 of the page.
    page.run::<()>(
        "journal.light = (color) => { const canvas = new OffscreenCanvas(1, 1).getContext('2d'); canvas.fillStyle = '#0d1117';
           canvas.fillRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
           const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data; return Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue); }",
        vec![],
    )
    .await;
    let drawn = [
        ("[data-item=goals-mid] [part~=checkbox]", "borderTopColor"),
        ("[part~=statement]", "color"),
        ("a", "textDecorationColor"),
    ];
    for (selector, property) in drawn {
        let script = format!("journal.light(getComputedStyle(inside('{selector}')[0]).{property})");
        let light: u32 = widget.ask(&script).await;
        assert!(light > 100, "{property} of {selector} is {light}");
    }
    page.expect_no_errors().await;
}

async fn a_page_from_right_to_left_is_mirrored(page: Page) {
    page.open("right-to-left.html").await;
    let widget = page.widget().await;
    let mirrored = "(() => { const box = inside('[data-item=one] [part~=checkbox]')[0].getBoundingClientRect();
        const words = inside('[data-item=one] [part~=statement]')[0].getBoundingClientRect(); return box.left >= words.right - 1 })()";
    assert!(widget.ask::<bool>(mirrored).await, "the checkbox stands left of its statement");
    // English words, of which this page has no others, are still read from the left: "0 of 2 agreed".
    let in_order = "((text) => { const at = (index) => { const range = new Range(); range.setStart(text, index); range.setEnd(text, index + 1);
        return range.getBoundingClientRect().left }; return at(0) < at(text.length - 1) })(inside('[data-progress]')[0].firstChild)";
    assert!(widget.ask::<bool>(in_order).await, "the count reads from the wrong side");
    expect_no_sideways_scrolling(&page, "fresh").await;
    widget.toggle("two").await;
    widget.open("one").await;
    let direction: String = widget.ask("getComputedStyle(inside('[data-field=note]')[0]).direction").await;
    assert_eq!(direction, "rtl", "of a field in which nothing is written yet");
    widget.write_note("one", "pm", "הערה").await;
    assert_eq!(widget.notes("one").await, ["PM הערה"]);
    expect_no_sideways_scrolling(&page, "a note").await;
    page.expect_no_errors().await;
}

async fn the_host_can_dress_it(page: Page) {
    page.open("theming.html").await;
    let widget = page.widget().await;
    let style = |part: &str, property: &str| format!("getComputedStyle(inside('[part~={part}]')[0]).{property}");
    assert_eq!(widget.ask::<String>(&style("statement", "fontStyle")).await, "italic");
    assert!(
        widget.ask::<String>(&style("statement", "fontFamily")).await.contains("Georgia"),
        "the host's font is inherited"
    );
    widget.toggle("goals-short").await;
    for (property, place, value) in [
        ("backgroundColor", "inside('[data-item=goals-short] [part~=checkbox]')[0]", "rgb(120, 0, 120)"),
        ("color", "inside('[part~=statement]')[0]", "rgb(40, 0, 60)"),
        ("color", "inside('[part~=section-progress]')[0]", "rgb(90, 60, 100)"),
        ("backgroundColor", "host", "rgb(250, 245, 240)"),
        ("borderTopColor", "inside('[part~=item]')[1]", "rgb(160, 120, 170)"),
        ("borderTopLeftRadius", "inside('[part~=toolbar] [part~=button]')[0]", "0px"),
        ("marginTop", "inside('[part~=section]')[1]", "45px"),
    ] {
        // What is ticked takes its colour in a moment.
        widget.until(&format!("getComputedStyle({place}).{property} === '{value}'")).await;
    }
    page.run::<()>("document.querySelector('alignment-checklist').style.setProperty('--ac-font', 'Verdana')", vec![])
        .await;
    assert_eq!(widget.ask::<String>(&style("statement", "fontFamily")).await, "Verdana");
}

async fn on_paper_every_item_has_its_mark_in_words(page: Page) {
    page.open("teams.html").await;
    page.run::<()>("document.querySelector('#second').remove(); document.querySelector('#other').remove()", vec![])
        .await;
    let widget = page.widget_at("#first").await;
    widget.toggle("goals-short").await;
    widget.open("goals-mid").await;
    widget.write_note("goals-mid", "em", "On paper too").await;
    widget.act_on("goals-mid", "not-applicable").await;
    widget.until("inside('[data-item=goals-mid]')[0].dataset.level === 'not_applicable'").await;
    widget.act("open-only").await;
    let statements: Vec<String> = widget.ask("inside('[part~=statement]').map(journal.words)").await;

    let paper = page.print().await;
    assert_eq!(statements.len(), 15, "the filter is for the screen");
    for statement in statements {
        assert!(paper.contains(&statement), "{statement} is not on the paper: {paper}");
    }
    assert_eq!(paper.matches("Agreed").count(), 1, "{paper}");
    assert_eq!(paper.matches("Does not apply").count(), 1, "{paper}");
    assert_eq!(paper.matches("Open").count(), 13, "{paper}");
    assert!(paper.contains("On paper too") && paper.contains("Team: search"), "{paper}");
    let year: i32 = page.value("new Date().getFullYear()").await;
    assert!(paper.contains(&year.to_string()), "no date: {paper}");
    for button in ["Undo", "Untick all", "Add note"] {
        assert!(!paper.contains(button), "{button} is on the paper: {paper}");
    }
}

async fn on_paper_no_item_is_broken_and_nothing_is_cut(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    // As long as makes the ends of sheets fall into items, and words that no line has room for.
    let write = "inside('[part~=item]').forEach((item, index) => {
      const text = `${'words '.repeat(60 + index * 11)}https://example.org/${'x'.repeat(170)} end-${index}.`;
      state.notes[`${index}-print`] = { item: item.dataset.item, author: 'pm', text: { value: text, stamp: [index + 1, 'print'], at: 0 } };
    })";
    widget.ask::<()>(&format!("(() => {{ const {{ state }} = host; {write}; host.state = state; }})()")).await;
    widget.until("inside('[part~=note]').length === 15").await;
    let statements: Vec<String> = widget.ask("inside('[part~=statement]').map(journal.words)").await;
    for (width, height) in [(21.0, 29.7), (21.59, 27.94)] {
        let sheets = page.print_on(PrintPage { width, height }).await;
        assert!(sheets.len() > 3, "{sheets:?}");
        for (index, statement) in statements.iter().enumerate() {
            let sheet = sheets.iter().find(|sheet| sheet.contains(statement));
            let sheet = sheet.unwrap_or_else(|| panic!("{statement} is on no sheet: {sheets:?}"));
            // Broken into lines, and not beyond the edge.
            let written = format!("https://example.org/{}end-{index}.", "x".repeat(170));
            assert!(sheet.replace(' ', "").contains(&written), "{statement} ends on another sheet: {sheets:?}");
        }
    }
}

async fn paper_has_what_is_being_written(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.open("goals-short").await;
    widget.type_into("[data-field=note]", "Half a note").await;
    let paper = page.print().await;
    assert!(paper.contains("Half a note"), "{paper}");
}

async fn paper_says_whose_list_it_is(page: Page) {
    page.open("built-in.html").await;
    let widget = page.widget().await;
    widget.toggle("goals-short").await;
    let link: String = widget.ask("host.shareUrl()").await;
    widget.toggle("goals-mid").await;
    assert_eq!(widget.ask::<Option<String>>(&format!("host.offer('{link}') ?? null")).await, None);
    widget.until("inside('.offer')[0]").await;
    let asked = "Somebody shared where they stand";
    let paper = page.print().await;
    assert!(!paper.contains(asked), "one's own list has nothing of the other: {paper}");
    widget.act("look").await;
    widget.until("inside('.offer')[0].textContent.includes('You see what was shared')").await;
    let paper = page.print().await;
    assert!(paper.contains("You see what was shared") && !paper.contains("Back to comparing"), "{paper}");
}
