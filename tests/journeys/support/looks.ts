// The styles of three newspapers of very different look: each sets its own type and colours, and of ours only
// what a page may set.

const broadsheet = `
  body { margin: 0 auto; max-width: 46rem; padding: 2rem 1rem; background: #fbf7ee; color: #1d1b16;
    font: 1.125rem/1.6 Georgia, "DejaVu Serif", serif }
  h1 { font-size: 2.25rem; border-block: 3px double #1d1b16; padding-block: 0.75rem; text-align: center }
  after-word { --after-word-accent: #7a1f1f; --after-word-radius: 0; --after-word-line: #cfc4a8;
    --after-word-measure: none }
  after-word::part(heading) { font-variant: small-caps; letter-spacing: 0.05em }
  after-word::part(author) { font-style: italic }
  after-word::part(submit) { background: #7a1f1f; color: #fff }`

const tabloid = `
  * { box-sizing: border-box }
  body { margin: 0; background: #fff; color: #000; font: 700 1rem/1.3 Arial, "Liberation Sans", sans-serif }
  main { max-width: 60rem; margin: auto; padding: 1rem }
  h1 { font-size: 3.5rem; line-height: 1; text-transform: uppercase; background: #e3001b; color: #fff;
    padding: 1rem }
  p { font-weight: 400 }
  after-word { --after-word-accent: #e3001b; --after-word-radius: 9rem; --after-word-fill: #fff3b0;
    --after-word-indent: min(2rem, 3vw) }
  after-word::part(heading) { font-size: 2rem; text-transform: uppercase }
  after-word::part(textarea) { border: 3px solid #000; border-radius: 0.5rem }
  after-word::part(submit) { background: #000; color: #fff; text-transform: uppercase }
  after-word::part(comment) { background: #f4f4f4; padding: 0.75rem; margin-block: 0.5rem; max-width: none }`

const terminal = `
  :root { color-scheme: dark }
  body { margin: 0; padding: 1.5rem; background: #0b0f0c; color: #b9f5c0;
    font: 0.875rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace }
  h1 { font-size: 1rem } h1::before { content: "$ cat " }
  a { color: #6ee7ff }
  after-word { --after-word-accent: #6ee7ff; --after-word-radius: 0; --after-word-muted: #7fbf89;
    --after-word-measure: 80ch }
  after-word::part(byline)::before { content: "> "; }
  after-word::part(button) { text-decoration: underline }
  after-word::part(avatar) { color: #6ee7ff }`

export const looks = { broadsheet, tabloid, terminal }
