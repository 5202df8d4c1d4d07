package derive

import (
	"bytes"
	"fmt"

	"guiju/generator/model"
)

// planPicture is a picture of the plan as it is being drawn: shapes with
// classes, which the page's style sheets paint. Its words stand beside it on
// the page, so a screen reader is told of it once, by its title and summary.
type planPicture struct {
	b      bytes.Buffer
	lang   model.Lang
	width  int
	height int
}

// Sizes of words in the pictures of the plan.
const (
	planTitle = 16
	planSmall = 13
	planLine  = 20 // from one line of small words to the next
)

func (p *planPicture) rect(class string, x, y, w, h int) {
	fmt.Fprintf(&p.b, "<rect class=\"plan-%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", class, x, y, w, h)
}

func (p *planPicture) path(class, d string) {
	fmt.Fprintf(&p.b, "<path class=\"plan-%s\" d=\"%s\"/>\n", class, d)
}

func (p *planPicture) text(class string, x, y, size int, words string) {
	fmt.Fprintf(&p.b, "<text class=\"plan-%s\" x=\"%d\" y=\"%d\" font-size=\"%d\">%s</text>\n", class, x, y, size, escaped(words))
}

// diamond is the mark of a deadline, dot that of what was done, and wedge that
// of what began.
func (p *planPicture) diamond(class string, x, y int) {
	p.path(class, fmt.Sprintf("M%d %dl6 6l-6 6l-6 -6z", x, y-6))
}

func (p *planPicture) dot(class string, x, y int) {
	fmt.Fprintf(&p.b, "<circle class=\"plan-%s\" cx=\"%d\" cy=\"%d\" r=\"5\"/>\n", class, x, y)
}

func (p *planPicture) wedge(class string, x, y int) {
	p.path(class, fmt.Sprintf("M%d %dl9 6l-9 6z", x, y-6))
}

// svg closes the picture. id begins the ids of its title and summary.
func (p *planPicture) svg(id, class, title, summary string) string {
	id = escaped(id)
	return fmt.Sprintf("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plan-picture %s\" viewBox=\"0 0 %d %d\" width=\"%[2]d\" height=\"%[3]d\" role=\"img\" aria-labelledby=\"%[4]s-title\" aria-describedby=\"%[4]s-desc\" lang=\"%s\" font-family=\"%s\">\n<title id=\"%[4]s-title\">%[7]s</title>\n<desc id=\"%[4]s-desc\">%[8]s</desc>\n",
		class, p.width, p.height, id, p.lang.Tag(), faces, escaped(title), escaped(summary)) + p.b.String() + "</svg>\n"
}

// span writes two days; either may not be known.
func span(from, to model.Date) string {
	if from.IsZero() && to.IsZero() {
		return ""
	}
	return from.String() + " – " + to.String()
}
