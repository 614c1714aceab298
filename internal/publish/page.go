package publish

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	hearsay "github.com/hearsay-org/hearsay"
)

//go:embed page.tmpl
var pageTemplate string

//go:embed page.css
var pageCSS string

// maxLinked bounds the claims whose marks and entries light up together.
const maxLinked = 500

// Page writes a reading as one self-contained page: the text with its claims
// and attributions marked, each claim's chain shown on hover and on focus, and
// the list of claims beside it. It loads nothing and runs no script; its policy
// (CSP) allows one style sheet, by hash. home is a link back, or "".
func Page(w io.Writer, r *hearsay.Reading, home string) error {
	t, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return err
	}
	v := pageView(r)
	v.Home = home
	var b bytes.Buffer
	if err := t.Execute(&b, v); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// view is what the page's template shows.
type view struct {
	Title, Lang, About, URL, Summary, Disclaimer string
	Home                                         string
	Style                                        template.CSS // ours alone, never of the text
	Policy                                       string
	TitleInText                                  bool // the first line is the title
	Untitled                                     bool // only screen readers have a heading
	Lines                                        [][]segmentView
	Claims                                       []claimView
	Notes                                        []noteView
	Terms                                        []termView
	Warnings                                     []string
	Voices                                       []legendView
}

type segmentView struct {
	Text   string
	Class  string
	Claims []*claimView // for the caption
	More   int
	Starts []*claimView
	Cited  string // whom a source or cue belongs to
}

type claimView struct {
	Number            int
	Type, TypeMeans   string
	Quote, Voice      string
	Sign              string
	Negative          bool
	Chain             []linkView
	Spoken            string // for screen readers
	Actor, Target     string
	Time, Quantity    string
	Places            []placeView
	Rules             []hearsay.Rule
	Confidence, Class string
}

type linkView struct {
	Name, Does string
	Parties    int
	Publisher  bool
}

type placeView struct{ Words, Map string }

type noteView struct{ Kind, Who, Quote string }

type termView struct{ Term, Kind, Means string }

type legendView struct{ Sign, Voice, Means string }

func pageView(r *hearsay.Reading) *view {
	d := &r.Document
	v := &view{Title: VisibleLine(d.Title), Lang: d.Lang, URL: Visible(d.URL), Summary: summary(r), Disclaimer: Disclaimer}
	for _, s := range r.Warnings {
		v.Warnings = append(v.Warnings, Visible(s))
	}
	if v.Lang == "mixed" {
		v.Lang = ""
	}
	if v.Title == "" {
		v.Title, v.Untitled = "Reading of a text", true
	}
	about := []string{publisherOrUnknown(d), stampWords(d.Published), langWords(d.Lang)}
	if d.Author != "" {
		about = append([]string{Visible(d.Author)}, about...)
	}
	v.About = strings.Join(about, " · ")
	for i := range r.Claims {
		v.Claims = append(v.Claims, claimOf(d, &r.Claims[i], i+1))
	}
	v.lines(r)
	for i := range r.Notes {
		n := &r.Notes[i]
		v.Notes = append(v.Notes, noteView{Visible(strings.ReplaceAll(n.Kind, "_", " ")), Visible(noteWords(n, publisherWords(d))), Visible(n.Quote)})
	}
	for i := range r.Terms {
		t := &r.Terms[i]
		v.Terms = append(v.Terms, termView{Visible(t.Term), Visible(t.Kind), Visible(t.Means)})
	}
	v.legend()
	v.style()
	return v
}

// lines fills in the marked text. A first line that is the title stands as the
// page's heading.
func (v *view) lines(r *hearsay.Reading) {
	for i, line := range lines(r) {
		var shown []segmentView
		var whole strings.Builder
		for _, s := range line {
			whole.WriteString(s.Text)
			shown = append(shown, v.segment(r, s))
		}
		if i == 0 && Visible(whole.String()) == v.Title {
			v.TitleInText = true
		}
		v.Lines = append(v.Lines, shown)
	}
}

func (v *view) segment(r *hearsay.Reading, s segment) segmentView {
	out := segmentView{Text: VisibleLine(s.Text), More: s.More}
	var class []string
	for _, n := range s.Claims {
		c := &v.Claims[n-1]
		out.Claims = append(out.Claims, c)
		class = append(class, c.Class)
	}
	for _, n := range s.Starts {
		out.Starts = append(out.Starts, &v.Claims[n-1])
	}
	mark := func(on bool, name string) {
		if on {
			class = append(class, name)
		}
	}
	mark(len(s.Claims) > 0, "claim")
	mark(len(s.Claims) > 1, "deep")
	mark(s.Source, "source")
	mark(s.Cue, "cue")
	mark(s.Note, "note")
	mark(s.Term, "term")
	out.Class = strings.Join(class, " ")
	if s.Attrib >= 0 {
		a := &r.Attributions[s.Attrib]
		out.Cited = Visible(a.Name)
		if a.Class != "" && out.Cited != "" {
			out.Cited += " " + a.Class
		}
	}
	return out
}

func claimOf(d *hearsay.Document, m *hearsay.Mention, number int) claimView {
	c := claimView{
		Number: number, Type: Visible(m.Type), Quote: Visible(m.Quote), Voice: Visible(m.Voice), Sign: voiceSign(m.Voice),
		Negative: m.Polarity == hearsay.Negative, Actor: Visible(m.Actor), Target: Visible(m.Target),
		Time: intervalWords(m.Time), Quantity: Visible(quantityWords(m.Quantity)),
		Confidence: fmt.Sprintf("%.2f", m.Confidence),
	}
	for _, r := range m.Rules {
		c.Rules = append(c.Rules, hearsay.Rule{Part: Visible(r.Part), Name: Visible(r.Name), Why: Visible(r.Why)})
	}
	if number <= maxLinked {
		c.Class = fmt.Sprintf("k%d", number)
	}
	if row := hearsay.Types.Row(m.Type); len(row) > 2 {
		c.TypeMeans = row[2]
	}
	c.Chain = append(c.Chain, linkView{Name: Visible(publisherWords(d)), Publisher: true})
	for i := range m.Chain {
		l := &m.Chain[i]
		c.Chain = append(c.Chain, linkView{Name: Visible(l.Name), Does: Visible(linkWords(l)), Parties: len(l.Parties)})
	}
	c.Spoken = fmt.Sprintf("Claim %d, %s, told by %s", number, c.Type, strings.Join(chainParts(d, m.Chain), ", who has it from "))
	located := map[string]bool{}
	for i := range m.Locations {
		l := &m.Locations[i]
		located[l.Text] = true
		c.Places = append(c.Places, placeView{Visible(locationWords(l)), Visible(mapLine(l))})
	}
	for _, p := range m.Places {
		if !located[p] {
			c.Places = append(c.Places, placeView{Words: Visible(p)})
		}
	}
	return c
}

// legend lists the voices that occur.
func (v *view) legend() {
	for _, voice := range hearsay.Voices.Words() {
		for i := range v.Claims {
			if row := hearsay.Voices.Row(voice); v.Claims[i].Voice == voice && v.Claims[i].Sign != "" {
				v.Voices = append(v.Voices, legendView{v.Claims[i].Sign, voice, row[2]})
				break
			}
		}
	}
}

// style joins the sheet and the rules that light up a claim's marks with its
// entry, and makes the policy that allows the whole by its hash.
func (v *view) style() {
	var b strings.Builder
	b.WriteString(pageCSS)
	for i := range v.Claims {
		if c := v.Claims[i].Class; c != "" {
			fmt.Fprintf(&b, "body:has(.%[1]s:hover,#t%[2]d:is(:focus,:target),#c%[2]d:is(:focus-within,:target)) .%[1]s{background:var(--hot)}\n", c, v.Claims[i].Number)
		}
	}
	v.Style, v.Policy = template.CSS(b.String()), policyFor(b.String())
}

// policyFor returns a Content-Security-Policy under which a page may do nothing
// but be styled by this sheet.
func policyFor(sheet string) string {
	sum := sha256.Sum256([]byte(sheet))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}
