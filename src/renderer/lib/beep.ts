let audio: AudioContext | null = null;

/** A low double beep: "not taken". A machine without sound stays silent. */
export function beep(): void {
  try {
    audio ??= new AudioContext();
    for (const delay of [0, 0.16]) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.type = 'square';
      tone.frequency.value = 220;
      volume.gain.value = 0.05;
      tone.connect(volume).connect(audio.destination);
      tone.start(audio.currentTime + delay);
      tone.stop(audio.currentTime + delay + 0.1);
    }
  } catch {
    audio = null;
  }
}
