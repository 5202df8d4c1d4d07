package model

import (
	"path"
	"slices"
	"strings"
)

// Medium is what the file of a picture or a film says of itself.
type Medium struct {
	Bytes int64
	// Width and Height are as the file is shown, in pixels; 0 where the file
	// does not say, or is a drawing.
	Width, Height int
	// Millis is how long a film lasts; 0 where the file does not say.
	Millis int
	// Codec is what the pictures of a film are coded in: "avc1", "V_VP9"; ""
	// where it was not found.
	Codec string
}

// Cue is one caption of a film: what is said or shown from Start to End, in
// milliseconds.
type Cue struct {
	Pos        Pos
	Start, End int
	Text       string // lines are parted by \n
}

// Media are the limits of what stands beside texts (system.toml, [media]).
type Media struct {
	Origin `toml:"-"`
	// VideoMB is how large a film may be, in MB; 0 is [VideoMB].
	VideoMB int `toml:"video-limit-mb"`
}

// VideoMB is how large a film may be where nothing is configured.
const VideoMB = 20

// Limit returns the limit of a film in bytes.
func (m Media) Limit() int64 {
	if m.VideoMB > 0 {
		return int64(m.VideoMB) << 20
	}
	return VideoMB << 20
}

// CaptionsFile is the name of the captions in a language, beside the item.
func CaptionsFile(l Lang) string { return "captions." + string(l) + ".vtt" }

// IsFilm reports whether a file is a film by its name.
func IsFilm(name string) bool { return path.Ext(name) == ".mp4" || path.Ext(name) == ".webm" }

// IsRaster reports whether a file is a picture in pixels by its name.
func IsRaster(name string) bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".gif", ".webp"}, path.Ext(name))
}

// Films lists the files of the item's film, the one that it names first: what
// differs from it in its ending alone is the same film in another form.
func (i *Item) Films() []string {
	if !IsFilm(i.Video) || !slices.Contains(i.Files, i.Video) {
		return nil
	}
	out := []string{i.Video}
	for _, f := range i.Files {
		if f != i.Video && IsFilm(f) && stem(f) == stem(i.Video) {
			out = append(out, f)
		}
	}
	return out
}

func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }
