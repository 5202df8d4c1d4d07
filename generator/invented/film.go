package invented

// filmed puts a film beside an item: the head of one, a frame of one pixel, and
// captions in both languages. It returns the lines that name them.
func (m *maker) filmed(dir string) string {
	m.put(dir+"/film.webm", "\x1A\x45\xDF\xA3\x87\x42\x82\x84webm\x18\x53\x80\x67\x92\x16\x54\xAE\x6B\x8D\xAE\x8B\x86\x85V_VP9\xE0\x82\xB0\x80")
	m.put(dir+"/film.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\b\x00\x00\x00\x00:~\x9bU",
		"\x00\x00\x00\nIDATx\xdach\x00\x00\x00\x82\x00\x81\xdaE\b;\x00\x00\x00\x00IEND\xaeB`\x82")
	m.put(dir+"/captions.zh.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n虚构的字幕。\n")
	m.put(dir+"/captions.en.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nAn invented caption.\n")
	return "video = \"film.webm\"\nposter = \"film.png\"\n"
}
