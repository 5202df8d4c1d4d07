// Captions of a film, and its transcript as a way through it. A <track> never
// loads from file://, so the cues come from the transcript in the page, over
// http too: one way that works everywhere. The film itself starts only when the
// reader starts it.
var filmTracks = { zh: "中文", en: "English" };

function filmCues(video, list, own) {
  var track = video.addTextTrack("captions", filmTracks[list.dataset.captions] || list.dataset.captions, list.lang);
  var lines = list.querySelectorAll("[data-start]");
  for (var i = 0; i < lines.length; i++) {
    var cue = new VTTCue(lines[i].dataset.start / 1000, lines[i].dataset.end / 1000, "");
    // The words are words: what looks like a mark of WebVTT is shown.
    cue.text = lines[i].querySelector(".transcript-words").textContent.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    cue.id = String(i);
    track.addCue(cue);
  }
  track.mode = own ? "showing" : "disabled";
  return track;
}

// filmSeek goes to a time, also before anything of the film was loaded.
function filmSeek(video, seconds) {
  if (video.readyState > 0) {
    video.currentTime = seconds;
    return;
  }
  video.addEventListener("loadedmetadata", function once() {
    video.removeEventListener("loadedmetadata", once);
    video.currentTime = seconds;
  });
  video.preload = "metadata";
  video.load();
}

function filmButton(video, line) {
  var button = document.createElement("button");
  button.type = "button";
  button.className = "transcript-go";
  while (line.firstChild) button.appendChild(line.firstChild);
  line.appendChild(button);
  line.classList.add("transcript-line-go");
  button.addEventListener("click", function () {
    // Just inside the caption, so that it is shown whichever way a player rounds.
    filmSeek(video, line.dataset.start / 1000 + .01);
    video.scrollIntoView({ block: "nearest" });
  });
}

// filmFollow marks the line that is being shown.
function filmFollow(list, track) {
  track.addEventListener("cuechange", function () {
    var on = {}, cues = track.activeCues || [];
    for (var i = 0; i < cues.length; i++) on[cues[i].id] = true;
    list.querySelectorAll(".transcript-go").forEach(function (button, i) {
      if (on[i]) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
  });
}

modules.film = function (box) {
  var video = box.querySelector("video");
  if (!video || !video.addTextTrack || !window.VTTCue) return;
  document.querySelectorAll("[data-captions]").forEach(function (list, i) {
    var own = i === 0; // the page's language comes first
    var track = filmCues(video, list, own);
    list.querySelectorAll("[data-start]").forEach(function (line) { filmButton(video, line); });
    if (own) filmFollow(list, track);
  });
};
