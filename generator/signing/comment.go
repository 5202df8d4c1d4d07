package signing

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"guiju/generator/model"
)

// Comment is what the trusted comment of a signature says of a release. It is
// signed with the manifest, and minisign prints it to whoever checks by hand:
//
//	guiju release=12 time=2026-11-26T10:00:00+08:00 expires=2027-11-26 previous=none
//
// There is one way of writing it: the fields in this order, one space between.
type Comment struct {
	Release  int
	Time     string // RFC 3339, to the second
	Expires  model.Date
	Previous string // SHA-256 of the manifest of the release before; "" for none
}

var comment = regexp.MustCompile(`^guiju release=([1-9][0-9]{0,5}) time=([0-9T:+-]{25}) expires=([0-9-]{10}) previous=(none|[0-9a-f]{64})$`)

// Write writes the comment, if it says something that can be read back.
func (c Comment) Write() (string, error) {
	previous := c.Previous
	if previous == "" {
		previous = "none"
	}
	s := fmt.Sprintf("guiju release=%d time=%s expires=%s previous=%s", c.Release, c.Time, c.Expires, previous)
	if back, err := ParseComment(s); err != nil || back != c {
		return "", fail(BadComment, "这次发布的编号、时间、到期日或上一次的指纹写不成签名："+s, "number, time, expiry or previous hash of this release make no comment of a signature: "+s)
	}
	return s, nil
}

// ParseComment reads a trusted comment that Write wrote, and nothing else.
func ParseComment(s string) (c Comment, err error) {
	m := comment.FindStringSubmatch(s)
	if m == nil {
		return c, fail(BadComment, "签名里的说明不是本程序写的格式", "the trusted comment of the signature is not one that this program writes")
	}
	c.Release, _ = strconv.Atoi(m[1])
	t, err := time.Parse(time.RFC3339, m[2])
	if err != nil || t.Format("2006-01-02T15:04:05-07:00") != m[2] {
		return Comment{}, fail(BadComment, "签名里的时间不对："+m[2], "the time in the signature is none: "+m[2])
	}
	c.Time = m[2]
	if c.Expires, err = model.ParseDate(m[3]); err != nil {
		return Comment{}, fail(BadComment, "签名里的到期日不对："+m[3], "the expiry in the signature is no day: "+m[3])
	}
	if m[4] != "none" {
		c.Previous = m[4]
	}
	return c, nil
}
