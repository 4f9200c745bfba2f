import { describe, expect, it } from 'vitest'
import { openText } from '../../../app/domain/anchoring/openText'
import { placePassage } from '../../../app/domain/anchoring/placePassage'
import { selectPassage } from '../../../app/domain/passage'

/** What becomes of words that stood between two fixed sentences when they are printed in another way there. */
function stateOf(was: string, now: string) {
  const [before, after] = [
    'The record of the meeting has this: ',
    ' That much was written down by both sides.',
  ]
  const taken = selectPassage(
    { number: 1, text: before + was + after },
    before.length,
    before.length + was.length,
  )
  if (!taken.ok) throw new Error(taken.refusal)
  const anchor = placePassage(taken.value, openText([{ number: 1, text: before + now + after }]))
  return anchor.state === 'exact' ? (anchor.isTypography ? 'same words' : 'same') : anchor.state
}

describe('placePassage, on the same words in other typography', () => {
  it.each([
    ['white space', 'access  ports to\tmajor', 'access ports\u00a0to\nmajor'],
    ['line breaks', 'access ports to major backbones', 'access\r\nports to\n\nmajor backbones'],
    ['zero-width characters', 'interconnection', 'inter\u200bconnec\u2060tion\ufeff'],
    ['a hyphen at a line end', 'the interconnection point', 'the inter-\nconnection point'],
    ['a soft hyphen', 'the interconnection point', 'the inter\u00adconnection point'],
    ['a soft hyphen at a line end', 'the interconnection point', 'the inter\u00ad\nconnection point'],
    ['a hyphen of the word that a line ends in', 'a well-known fact', 'a well-\nknown fact'],
    ['two line ends in one word', 'a well-\nknown fact', 'a wellknown fact'],
    ['ligatures', 'the official file was filed first', 'the oﬃcial ﬁle was ﬁled ﬁrst'],
    ['curly and straight quotation marks', '“notices” and ‘more’', '"notices" and \'more\''],
    ['single and double quotation marks', 'so-called “notices” sent', "so-called 'notices' sent"],
    ['an apostrophe', 'Verizon’s users’ words', "Verizon's users' words"],
    ['guillemets', '“notices”', '« notices »'],
    ['dashes', 'the network – not us — is', 'the network - not us -- is'],
    ['blanks around dashes', 'the network — not us', 'the network—not us'],
    ['a range', 'pages 10–15', 'pages 10-15'],
    ['a sign', 'a change of −5 percent', 'a change of -5 percent'],
    ['an ellipsis', 'we … object', 'we ... object'],
    ['a spaced ellipsis', 'we … object', 'we . . . object'],
    ['composition', 'the café réseau', 'the cafe\u0301 re\u0301seau'],
    ['Hangul', '한국 통신', '한국 통신'.normalize('NFD')],
    ['full-width forms', 'FCC 15-24', 'ＦＣＣ　１５－２４'],
    ['mathematical letters', 'the rate R', 'the rate 𝑅'],
    ['a dropped full stop', 'It ended. The network held', 'It ended The network held'],
    ['a doubled full stop', 'It ended. The network held', 'It ended.. The network held'],
    ['a line break in a script without spaces', '网络中立性规则', '网络中\n立性规则'],
    ['blanks beside brackets', 'the ports (all of them) are', 'the ports ( all of them ) are'],
  ])('%s', (_, was, now) => {
    expect(stateOf(was, now)).toBe('same words')
    expect(stateOf(now, was)).toBe('same words')
  })
})

describe('placePassage, on the full stop that a passage ends with', () => {
  it('takes it for typography where the sentence still ends there', () => {
    expect(stateOf('It ended there.', 'It ended there')).toBe('same words')
  })

  it('takes the words for altered where the sentence goes on', () => {
    expect(stateOf('It ended there.', 'It ended there in June.')).toBe('altered')
    expect(stateOf('It ended there.', 'It ended there, they said.')).toBe('altered')
  })
})

describe('placePassage, on words that say something else', () => {
  it.each([
    ['a word', 'the access ports are full', 'the access lines are full'],
    ['a negation', 'almost certainly congestion', 'almost certainly NOT congestion'],
    ['a contracted negation', 'we can carry this traffic', 'we can’t carry this traffic'],
    ['a number', 'at 1.58 Mbps in June', 'at 1.59 Mbps in June'],
    ['digit grouping', 'some 10,000 users', 'some 10000 users'],
    ['digit grouping by a blank', 'some 10 000 users', 'some 10000 users'],
    ['a decimal point', 'at 15 percent of it', 'at 1.5 percent of it'],
    ['a decimal comma', 'at 1.5 percent of it', 'at 1,5 percent of it'],
    ['a sign', 'a change of -5 percent', 'a change of 5 percent'],
    ['another sign', 'a change of +5 percent', 'a change of −5 percent'],
    ['a percent sign', 'a share of 15% then', 'a share of 15 then'],
    ['a currency', 'a fee of $15 each', 'a fee of €15 each'],
    ['letter case', 'the Commission may act', 'the commission may act'],
    ['one letter', 'they deny it was full', 'they defy it was full'],
    ['an accent', 'the resume was sent', 'the résumé was sent'],
    ['a lookalike letter', 'the access ports', 'the аccess ports'],
    ['a superscript', 'some 10² of them', 'some 102 of them'],
    ['a fraction', 'some 1½ of them', 'some 11⁄2 of them'],
    ['a hyphen within a line', 'they resign it now', 'they re-sign it now'],
    ['a blank within a word', 'it was nowhere then', 'it was now here then'],
    ['a lost blank', 'it was now here then', 'it was nowhere then'],
    ['a range made a number', 'pages 10-15 of it', 'pages 1015 of it'],
    ['a range cut by a line', 'pages 10-\n15 of it', 'pages 1015 of it'],
    ['an apostrophe', 'its own network', 'it’s own network'],
    ['quotation marks put in', 'the notices they sent', 'the “notices” they sent'],
    ['a question', 'They paid. We did not', 'They paid? We did not'],
    ['a comma', 'eat, shoots and leaves', 'eat shoots and leaves'],
    ['a full stop inside a number', 'of 5. 3 of them', 'of 5 3 of them'],
    ['an omission', 'we … object to it', 'we object to it'],
    ['a tone mark', 'कि यह सही है', 'की यह सही है'],
  ])('%s', (_, was, now) => {
    expect(stateOf(was, now)).toBe('altered')
    expect(stateOf(now, was)).toBe('altered')
  })

  it.each([
    ['15 percent', 'by 15 percent', 'by 115 percent'],
    ['15 percent', 'by 15 percent', 'by 1.15 percent'],
    ['15 percent', 'by 15 percent', 'by -15 percent'],
    ['up to 15', 'up to 15 of them', 'up to 150 of them'],
    ['up to 15', 'up to 15 of them', 'up to 15.5 of them'],
    ['up to 15', 'up to 15 of them', 'up to 15,000 of them'],
    ['we can', 'we can do it', 'we can’t do it'],
    ['compliance', 'in compliance with it', 'in non-compliance with it'],
    ['congestion', 'with congestion there', 'with decongestion there'],
  ])('a quotation of “%s” that ran on: %s, %s', (words, was, now) => {
    const [before, after] = ['The record of the meeting has this: ', '. That much was written down by both.']
    const text = before + was + after
    const start = text.indexOf(words)
    const taken = selectPassage({ number: 1, text }, start, start + words.length)
    if (!taken.ok) throw new Error(taken.refusal)
    expect(placePassage(taken.value, openText([{ number: 1, text: before + now + after }])).state).toBe(
      'altered',
    )
  })
})
