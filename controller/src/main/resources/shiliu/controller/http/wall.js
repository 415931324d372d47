// The wall, kept up to date by the controller's events. What others wrote only ever becomes text, never markup.
'use strict';

(() => {
  const RETRY_MILLIS = 3000;
  const SILENCE_MILLIS = 25000; // the controller says something every 10 s
  const TALLEST = 320; // CSS pixels of a picture
  const BIG = new Set(['stopped', 'stopping', 'unknown', 'off']);
  const COUNTED = ['alert', 'shown', 'safe', 'off', 'stored', 'wanted', 'stopping', 'stopped', 'unknown'];
  const MARKS = { alert: '!', shown: '●', safe: '◆', off: '○', stored: '◔', wanted: '◌', stopping: '▲', stopped: '■', unknown: '?' };

  const page = id => document.getElementById(id);
  const words = new Map([...page('words').children].map(li => [li.dataset.word, li.textContent.trim()]));
  const say = (word, ...values) => values.reduce((text, value, i) => text.replaceAll(`{${i}}`, () => value), words.get(word) ?? word);

  const cards = new Map();
  const wall = document.createElement('div');
  wall.id = 'wall';
  let community = new URLSearchParams(location.hash.slice(1)).get('community') ?? '';

  function element(tag, name, parent) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (parent) parent.append(made);
    return made;
  }

  const offline = () => document.body.classList.contains('offline');

  /** Writes only what changed, so that a screen reader is not told the same twice. */
  function write(node, text) {
    if (node.textContent !== text) node.textContent = text;
    node.hidden = text === '';
  }

  /** As clocks at the screen show it. */
  function time(instant, zone) {
    const parts = { dateStyle: 'short', timeStyle: 'medium', timeZone: zone };
    return new Intl.DateTimeFormat('sv-SE', parts).format(new Date(instant));
  }

  /** The pixels of a screen, each as many whole pixels of this display as fit. */
  function fit(card) {
    const { width, height } = card.screen;
    const density = window.devicePixelRatio || 1;
    const room = card.panel.clientWidth;
    if (room === 0) return;
    const most = Math.min(room / width, TALLEST / height);
    const whole = Math.floor(most * density) / density;
    const scale = whole > 0 ? whole : most;
    card.pixels.classList.toggle('shrunk', scale * density < 1);
    card.pixels.style.width = `${width * scale}px`;
    card.pixels.style.height = `${height * scale}px`;
  }

  const observer = new ResizeObserver(entries => {
    for (const entry of entries) {
      const card = cards.get(entry.target.dataset.screen);
      if (card) fit(card);
    }
  });

  function newCard(id) {
    const root = element('article', 'card', wall);
    root.tabIndex = 0;
    root.id = `screen-${id}`;
    root.setAttribute('aria-labelledby', `name-${id}`);
    const panel = element('div', 'panel', root);
    panel.dataset.screen = id;
    const card = { root, panel, pixels: element('div', 'pixels', panel), cover: element('p', 'cover', panel), loaded: '', loading: '' };
    card.name = element('h2', 'name', root);
    card.name.id = `name-${id}`;
    card.state = element('p', 'state', root);
    card.mark = element('span', 'mark', card.state);
    card.mark.setAttribute('aria-hidden', 'true');
    card.word = element('strong', 'word', card.state);
    card.since = element('span', 'since', card.state);
    card.proof = element('p', 'proof', root);
    card.note = element('p', 'note', root);
    card.facts = element('p', 'facts', root);
    card.more = element('p', 'more', root);
    observer.observe(panel);
    return card;
  }

  function update(screen) {
    let card = cards.get(screen.id);
    if (!card) {
      card = newCard(screen.id);
      cards.set(screen.id, card);
    }
    card.screen = screen;
    card.seen = true;
    draw(card);
    load(card);
  }

  function draw(card) {
    const s = card.screen;
    const since = s.since ? time(s.since, s.zone) : '';
    card.root.className = `card ${s.state}`;
    card.root.dataset.state = s.state;
    card.root.classList.toggle('wide', s.width > 140 || s.width / s.height >= 5);
    write(card.name, s.name);
    write(card.mark, MARKS[s.state] ?? '');
    write(card.word, say(`state.${s.state}`));
    write(card.since, since && say('since-then', since));
    write(card.proof, s.proof ? say('proof-is', say(`proof.${s.proof.toLowerCase().replace('-', '_')}`)) : '');
    const notes = offline() ? [say('not-current')] : [];
    if (s.stopped && s.state === 'unknown') notes.push(say('stop-given'));
    if (!s.upToDate && ['shown', 'safe', 'off', 'stored'].includes(s.state)) notes.push(say('not-newest'));
    if (s.clock === 'untrusted') notes.push(say('clock-untrusted'));
    else if (s.clock) notes.push(say('clock-off', s.clock));
    write(card.note, notes.join(' · '));
    write(card.facts, [s.id, s.communityName ?? s.community, `${s.width}×${s.height}`, say(`colour.${s.colour}`)].join(' · '));
    const more = [s.slot && say('slot', s.slot), s.link && say('behind', s.link === 'player' ? say('player') : s.link), s.place && say('stands-at', s.place)];
    write(card.more, more.filter(Boolean).join(' · '));
    const big = BIG.has(s.state) ? say(`big.${s.state}`) : s.picture ? '' : say('picture-none');
    write(card.cover, s.state === 'unknown' && since ? `${big}\n${say('since-then', since)}` : big);
    describe(card);
    fit(card);
  }

  function describe(card) {
    const img = card.pixels.firstElementChild;
    if (!img) return;
    const current = card.screen.state !== 'unknown' && !offline();
    img.alt = say(current ? 'picture-now' : 'picture-old', card.screen.name);
  }

  /** One picture at a time for each screen; the newest follows once the one before is there. */
  function load(card) {
    const wanted = card.screen.picture;
    if (!wanted || wanted === card.loaded || card.loading) return;
    card.loading = wanted;
    const img = new Image();
    img.decoding = 'async';
    img.addEventListener('load', () => {
      card.pixels.replaceChildren(img);
      card.loaded = wanted;
      img.dataset.picture = wanted;
      describe(card);
      next();
    });
    img.addEventListener('error', () => {
      setTimeout(next, RETRY_MILLIS);
    });
    const next = () => {
      card.loading = '';
      load(card);
    };
    img.src = `/v1/screens/${encodeURIComponent(card.screen.id)}/frame?picture=${encodeURIComponent(wanted)}`;
  }

  function overview() {
    const all = [...cards.values()];
    for (const card of all) card.root.hidden = community !== '' && card.screen.community !== community;
    const shown = all.filter(card => !card.root.hidden).map(card => card.screen);
    const counts = COUNTED.map(state => [state, shown.filter(s => s.state === state).length]).filter(([, n]) => n > 0);
    const texts = [say('total', shown.length), ...counts.map(([state, n]) => say(`count.${state}`, n))];
    write(page('summary'), texts.join(' · '));
    stopBanner(all.map(card => card.screen));
    filter(all.map(card => card.screen));
  }

  /** Open alarms: a badge that opens into a list; red while any of them was seen by nobody. */
  function alarmList(alarms) {
    const box = page('alarms');
    box.hidden = alarms.open === 0;
    box.classList.toggle('unseen', alarms.unseen > 0);
    write(box.querySelector('summary'), say(alarms.unseen > 0 ? 'alarms' : 'alarms-seen', alarms.open, alarms.unseen));
    box.querySelector('ul').replaceChildren(...alarms.list.map(alarm => {
      const row = element('li', alarm.severity);
      const screen = cards.get(alarm.screen)?.screen;
      const texts = [say(`severity.${alarm.severity}`), screen?.name ?? alarm.screen, say(`alarm.${alarm.kind}`), say('since-then', time(alarm.opened, screen?.zone)), alarm.seen && say('alarm-seen'), `#${alarm.id}`];
      row.textContent = texts.filter(Boolean).join(' · ');
      return row;
    }));
  }

  /** Of all screens, whatever the filter: a stop concerns everybody. */
  function stopBanner(screens) {
    const met = screens.filter(s => s.stopped || s.state === 'stopped');
    const lit = met.filter(s => s.state !== 'stopped');
    const banner = page('stop');
    banner.classList.toggle('waiting', lit.length > 0);
    if (met.length === 0) {
      write(banner, '');
    } else if (lit.length === 0) {
      write(banner, say('stop-done', met.length));
    } else {
      write(banner, `${say('stop', met.length - lit.length, lit.length)}\n${say('not-dark', lit.map(s => s.name).join('、'))}`);
    }
  }

  function filter(screens) {
    const names = new Map(screens.map(s => [s.community, s.communityName ?? s.community]));
    const bar = page('filter');
    const wanted = [['', say('all')], ...[...names].sort((a, b) => (a[0] < b[0] ? -1 : 1))];
    if (bar.children.length !== wanted.length) {
      bar.replaceChildren(...wanted.map(([id, name]) => {
        const button = element('button');
        button.type = 'button';
        button.dataset.community = id;
        button.textContent = name;
        button.addEventListener('click', () => choose(id));
        return button;
      }));
    }
    bar.hidden = names.size < 2;
    if (!names.has(community) && community !== '' && names.size > 0) choose('');
    for (const button of bar.children) button.setAttribute('aria-pressed', String(button.dataset.community === community));
  }

  function choose(id) {
    community = id;
    history.replaceState(null, '', id ? `#${new URLSearchParams({ community: id })}` : location.pathname + location.search);
    carryHash();
    overview();
  }

  /** The other language shows the same community. */
  function carryHash() {
    const link = page('language');
    link.href = link.getAttribute('href').split('#')[0] + location.hash;
  }

  let source;
  let heard = Date.now();
  let since = '';

  function connected() {
    heard = Date.now();
    if (since === '' && page('link').className === 'live') return;
    since = '';
    document.body.classList.remove('offline');
    page('link').className = 'live';
    write(page('link'), say('live'));
    for (const card of cards.values()) draw(card);
  }

  function lost() {
    if (since === '') since = time(Date.now());
    document.body.classList.add('offline');
    page('link').className = 'lost';
    write(page('link'), say('lost', since));
    for (const card of cards.values()) draw(card);
  }

  function listen() {
    if (source) source.close();
    source = new EventSource('/v1/events');
    source.addEventListener('open', () => {
      for (const card of cards.values()) card.seen = false;
    });
    let ready = false;
    source.addEventListener('screen', event => {
      update(JSON.parse(event.data));
      if (ready) {
        connected();
        overview();
      }
    });
    source.addEventListener('alarms', event => alarmList(JSON.parse(event.data)));
    source.addEventListener('ready', () => {
      ready = true;
      for (const [id, card] of cards) {
        if (!card.seen) {
          observer.unobserve(card.panel);
          card.root.remove();
          cards.delete(id);
        }
      }
      if (!wall.isConnected) page('screens').replaceChildren(wall);
      connected();
      overview();
    });
    source.addEventListener('beat', connected);
    source.addEventListener('error', () => {
      ready = false;
      lost();
      // A browser tries again by itself unless the answer was no stream of events.
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MILLIS);
    });
  }

  setInterval(() => {
    if (Date.now() - heard > SILENCE_MILLIS) {
      heard = Date.now();
      lost();
      listen();
    }
  }, 1000);
  window.addEventListener('hashchange', () => {
    community = new URLSearchParams(location.hash.slice(1)).get('community') ?? '';
    overview();
    carryHash();
  });
  window.addEventListener('pagehide', () => source.close());
  window.addEventListener('pageshow', event => {
    if (event.persisted) listen();
  });
  write(page('link'), say('connecting'));
  carryHash();
  listen();
})();
