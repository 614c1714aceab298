// Package hearsay holds the words of the program: what a document, a mention, a
// chain, a link, a note and a location are, and nothing that does anything.
//
// A war reaches the public as hearsay. hearsay reads public texts and says who
// said what, according to whom. The life of a claim:
//
//  1. collect: a source publishes a post
//  2. preserve: its bytes are kept as they came
//  3. extract: its mentions are found, each with its chain (internal/extract)
//  4. locate: their places and times are resolved (internal/locate)
//  5. match: mentions that say the same are joined into a claim
//  6. trace: its independent origins are counted, its drift is shown
//  7. verify: people judge it, by name and with a reason
//  8. publish: what may leave, leaves
//
// The stages that stand today are extract and locate; the command `hearsay read`
// runs them on one text, without a database.
package hearsay
