// What the scripts of single pages (js-room) use of this one. They stand behind
// it in the head and are run before the modules start.
Guiju.modules = modules;
Guiju.kit = {
  store: store, setOn: setOn, said: said, announce: announce, copy: copy, make: make, action: action,
  clockFinds: clockFinds, dayIn: dayIn, clockSay: clockSay,
  readBasket: readBasket, writeBasket: writeBasket, inBasket: inBasket, cleanItem: cleanItem, basketHash: basketHash, basketButton: basketButton,
  maxBasket: maxBasket, loadScript: loadScript, stopAtWide: stopAtWide, loadSlips: loadSlips, slipsOf: slipsOf, hashOf: hashOf,
};
