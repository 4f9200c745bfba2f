import { describe, expect, it } from 'vitest'
import { explainMediaType, tellHead, tellZip } from '../../app/domain/mediaType'

const told = (head: string | Buffer) => {
  const answer = tellHead(Buffer.from(head as string))
  return answer.ok ? answer.value : explainMediaType(answer.refusal)
}

describe('tellHead', () => {
  it.each([
    ['%PDF-1.4', 'application/pdf'],
    ['Content-Type: application/pdf\r\n\r\n%PDF-1.4', 'application/pdf'],
    ['WARC/1.0\r\nWARC-Type: warcinfo', 'application/warc'],
    ['<!DOCTYPE html><p>', 'text/html'],
    ['\ufeff\n<!-- saved from url=(0022)http://example.org/ -->\n<HTML>', 'text/html'],
    ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN">', 'text/html'],
    ['<1.58 Mbps was measured', 'text/plain'],
    ['From a@example.org Tue Jun 10 12:00:00 2014\nSubject: x\n\n', 'from-line'],
    ['From Smith v. Jones, decided in 2014, it follows', 'text/plain'],
    ['Return-Path: <a@example.org>\r\nSubject: x\r\n\r\nWords', 'message/rfc822'],
    ['From: Ann\nDate: Tue, 10 Jun 2014 12:00:00 -0400\nSubject: x\n\nWords', 'message/rfc822'],
    ['From: Ann\nTo: Bo\nDate: June 10, 2014\nSubject: x\n\nWords', 'text/plain'],
    ['Note: this is no mail\n\nWords', 'text/plain'],
    ['{"results": []}', 'text/plain'],
  ])('tells what begins with %j', (head, type) => {
    expect(told(head)).toBe(type)
  })

  it.each([
    ['', 'is empty'],
    ['GIF89a', 'a GIF picture'],
    ['{\\rtf1', 'a Rich Text file'],
    ['MZ\u0090\u0000\u0003', 'a program'],
    ['words\u0000words', 'of no kind'],
  ])('refuses what begins with %j', (head, words) => {
    expect(told(Buffer.from(head, 'latin1'))).toContain(words)
  })
})

describe('tellZip', () => {
  it('tells a Word file and a web capture by what is in them', () => {
    expect(tellZip(['[Content_Types].xml', 'word/document.xml'])).toMatchObject({ ok: true })
    expect(tellZip(['archive/a.warc.gz', 'datapackage.json'])).toMatchObject({ value: 'application/wacz' })
    expect(tellZip(['datapackage.json'])).toMatchObject({ ok: false })
  })
})
