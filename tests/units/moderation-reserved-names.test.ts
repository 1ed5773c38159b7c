// Which names guests cannot have, in whatever letters, and which they can although they come near.
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isReserved } from '../../worker/moderation/reserved-names.ts'

const gazette = { name: 'The Gazette', reservedNames: ['Jane Doe', 'Нора', 'Μόδεστος', '小王'] }

describe('a name that is reserved everywhere', () => {
  it.each([
    ['as it is', ['Admin', 'moderator', 'EDITOR', 'Staff', 'system', 'Afterword']],
    [
      'with other signs around it',
      ['[Admin]', 'admin!', '“Moderator”', 'Admin ✅', '🛡️ Moderator 🛡️'],
    ],
    ['spaced out', ['A d m i n', 'm.o.d', 'Mod-erator', 'ad min', 'M O D Bob', 'Edi_tor', 'M O D']],
    ['with accents and strokes', ['Ádmîn', 'mødërator', 'Stäff', 'Adm\u0336in']],
    ['with letters that nobody sees', ['Ad\u200bmin', 'mo\u2060d', 'st\u00adaff', 'Adm\u3164in']],
    ['in other forms of letters', ['ａｄｍｉｎ', 'Ⓐⓓⓜⓘⓝ', '𝓜𝓸𝓭', '🅼🅾🅳', 'ᴀᴅᴍɪɴ']],
    ['with digits for letters', ['m0derator', '4dm1n', '5t4ff', 'M0D3R470R', 'sy5tem', 'adm1n1']],
    ['with signs for letters', ['@dmin', 'adm!n', '$taff', 'm0der@tor', '＄ystem', '@Admin']],
    ['with letters that are read as others', ['rnoderator', 'adrnin', 'admln', 'Edltor']],
    ['in letters of other alphabets', ['Аdmin', 'mоdеrаtоr', 'ΑdΜΙΝ', 'ѕtaff', 'Ѕуѕtеm', 'ꓮꓓꓟꓲꓠ']],
    ['in small Cherokee letters', ['ꭺꭰꮇꭵꮑ', 'Aꭰmin', 'ꮇod', 'MᎾd']],
    [
      'in letters of still other scripts',
      ['ᗩᗪᗰIᑎ', 'ᗰOᗪ', 'mסd', 'Admןn', 'adm\u{10309}n', 'm\u{10404}d', 'mθd', 'аdmіn', 'ΛDMIN'],
    ],
    ['in Coptic letters', ['ⲁdmin', 'ⲘⲞⲆ', 'ⲁⲇⲙⲓⲛ', 'Ӎoderator', 'Moderatꞷr']],
    ['that begins with the dots of another', ['\u2808\u2852 Zoë', 'Zoë\u28ff']],
    ['that looks like one with a badge', ['Ada ✅', '✔ Bob', 'Eve ☑\ufe0f', 'Ada verified']],
    ['in rarer Latin letters', ['aꝺmin', 'aðmin', 'admꟾn', 'edᵻtor', 'sтаꬵꬵ']],
    [
      'with marks of other alphabets',
      ['Adm\ua67cin', 'Adm\u2de0in', 'Adm\u093cin', 'Ad\u{1d167}min', 'Ad\u3099min', 'm\u07ebod'],
    ],
    [
      'with strokes that count as letters',
      ['Ad\u02bcmin', 'Adm\u02c8in', 'mo\u02bbd', 'Adm\ua4f8in'],
    ],
    [
      'with zeros of other scripts',
      ['m\u0966d', 'm\u0e50derator', 'm\u17e0d', 'm\u07c0d', 'm\u{104a0}d', 'm\u0665d', 'm〇d'],
    ],
    [
      'with signs and strokes',
      ['m○d', 'm●derator', 'm⚪\ufe0fd', 'adm∣n', 'admǀn', 'adm丨n', '§taff', '₳dmin'],
    ],
    ['with such signs before it', ['● Adm∣n', '○m○d', '⚪ §taff']],
    ['in flags', ['🇦🇩🇲🇮🇳', '🇲🇴🇩', '🇦dmin']],
    ['with a number', ['Admin2', 'Admin 2', '1337 mod', 'Moderator007', 'Support24']],
    [
      'as a title',
      ['Moderator Bob', 'Bob (Mod)', 'Mod_Bob', 'Bob, Editor', 'The Moderators', 'Admin小王'],
    ],
    ['as a title in such letters', ['Mоdеrаtor Bob', 'Bob (m0d)', 'Аdmin Иванов', 'A d m i n Bob']],
    [
      'in other languages',
      ['Modérateur', 'REDACCION', 'Moderatör Eva', 'Модератор', 'Администратор Иван'],
    ],
    [
      'in other scripts',
      ['管理员', '管 理 員', '編集部', '운영자', 'المُشرِف', 'מנהל האתר', 'मॉडरेटर'],
    ],
  ])('is so %s', (_title, names) => {
    expect(names.filter((name) => !isReserved(name, gazette))).toEqual([])
  })
})

// Who looks after a site, who moderates it, its editors alone and together, what is official, and support.
const roles: [string, string][] = [
  ['ar', 'أدمن, مدير, مشرف, المشرف, محرر, هيئة التحرير, الحساب الرسمي, الدعم'],
  ['de', 'Administratorin, Moderatorin, Redakteur, Redaktion, offiziell, Kundendienst'],
  ['en', 'Administrator, Moderator, Editor, Editorial Staff, Official, Support'],
  ['es', 'Administrador, Moderadora, Redactor, Redacción, Oficial, Soporte'],
  ['fa', 'ادمین, ادمين, مدیر, ناظر, سردبیر, تحریریه, حساب رسمی, پشتیبانی'],
  ['fr', 'Administratrice, Modérateur, Rédacteur en chef, La rédaction, Officiel, Assistance'],
  ['he', 'אדמין, מנהל, מודרטור, עורך, מערכת, רשמי, תמיכה'],
  ['hi', 'एडमिन, प्रशासक, मॉडरेटर, संपादक, संपादकीय टीम, आधिकारिक, सहायता'],
  ['id', 'Pengelola, Moderasi, Redaktur, Redaksi, Akun resmi, Bantuan'],
  ['it', 'Amministratore, Moderatrice, Redattore, Redazione, Ufficiale, Assistenza'],
  ['ja', '管理人, モデレータ, 編集者, 編集部, 公式, サポート'],
  ['ko', '관리자, 어드민, 모더레이터, 편집자, 편집부, 공식, 고객센터'],
  ['nl', 'Beheerder, Moderator, Redacteur, Redactie, Officieel, Klantenservice'],
  ['no', 'Administrator, Moderatorer, Redaktør, Redaksjonen, Offisiell, Brukerstøtte'],
  ['pl', 'Administratorka, Moderatorzy, Redaktorka, Redakcja, Oficjalny, Pomoc'],
  ['pt', 'Administradora, Moderador, Redatora, Redação, Conta oficial, Suporte'],
  ['sv', 'Administratör, Moderatorer, Redaktör, Redaktionen, Officiell, Kundtjänst'],
  ['tr', 'Yönetici, Moderatör, Editör, Yazı İşleri, Resmi hesap, Destek'],
  ['uk', 'Адміністрація, Модераторка, Редактор, Редакція, Офіційний, Підтримка'],
  ['zh-Hans', '管理员, 版主, 编辑, 编辑部, 官方, 客服'],
  ['zh-Hant', '管理員, 版主, 編輯, 編輯部, 官方, 客服'],
  ['Russian, which it does not speak', 'Администрация, Модератор, Редактор, Редакция, Поддержка'],
]

describe('what those are called who run a site', () => {
  it.each(roles)('is reserved in %s', (_tag, names) => {
    expect(names.split(', ').filter((name) => !isReserved(name, gazette))).toEqual([])
  })

  it('is reserved in each language of the element', () => {
    const files = readdirSync(resolve(import.meta.dirname, '../../widget/messages'))
    const tags = files.filter((file) => /^[a-z]{2}(-[A-Z]\w+)?\.ts$/.test(file))
    expect(roles.slice(0, -1).map(([tag]) => `${tag}.ts`)).toEqual(tags.sort())
  })
})

describe('a name that is only near to one', () => {
  it.each([
    [
      'holds it',
      [
        'Modesto',
        'Staffan',
        'Admiral',
        'Editha',
        'Systema',
        'Rootes',
        'Administrata',
        'Mo D.',
        'Téa M.',
      ],
    ],
    ['ends in it', ['Nomod', 'Flagstaff', 'Falstaff', 'Grassroot']],
    ['has it in the midst', ['Ada Mod Lovelace', 'Not a moderator at all']],
    [
      'has a word that is reserved alone',
      ['Team Rocket', 'Root Vegetable', 'Support your local', 'أحمد مدير', 'דני מנהל', 'علی ناظر'],
    ],
    ['is a name that means official', ['Resmi', 'رسمی', 'رسمي']],
    [
      'is of another script',
      ['Модест', 'Адам', 'Сор', 'Θεόδωρος', 'Μαρία', 'מודי', 'شريف', 'مودة'],
    ],
    ['has such a first or last name', ['Модест Чайковский', 'پرویز مشرف', 'משה דיין', '王小明']],
    ['is short or a number', ['Mo', 'Ed', '007', '1', 'A', 'Ad', '★', '😀', '🛡️']],
    [
      'has such a letter or sign',
      ['Ada 🇩🇪', '🇲🇴 Ada', '○ Ada ○', 'Đorđe', 'Sæþór Guðmundsson', 'Okeʻo', 'Ada·', '°C', '丨'],
    ],
    [
      'is written with such letters',
      [
        'Θεοδώρα',
        'Δήμητρα',
        'Өсөр',
        'סמדר',
        'אהרן',
        'أحمد',
        'مها',
        '口口',
        'ロミオ',
        '〇〇',
        'ᎠᏂᏴᏫᏯ',
        'Մոդ',
      ],
    ],
    ['has digits', ['Anna1985', 'Bob 2', 'R2D2', '50 Cent']],
    ['is a name', ['Ada', 'Edith Orr', 'Armin', 'Burns', 'Иван', 'Ольга', 'さくら', '김민준']],
  ])('is free where it %s', (_title, names) => {
    expect(names.filter((name) => isReserved(name, gazette))).toEqual([])
  })
})

describe('the site', () => {
  it('keeps its own name, alone and with such a word', () => {
    const names = [
      'The Gazette',
      'the-gazette',
      'ТНЕ Gаzеttе',
      'The Gazette Support',
      'Staff The Gazette',
    ]
    expect(names.filter((name) => !isReserved(name, gazette))).toEqual([])
    const others = ['Gazette Reader', 'The Gazette fan', 'Gazetta', 'The Gazetteer']
    expect(others.filter((name) => isReserved(name, gazette))).toEqual([])
  })

  it('keeps the names that it lists, as a whole', () => {
    const names = [
      'jane doe',
      'JaneDoe',
      'J4ne D0e',
      'Jаnе Dое',
      'НОРА',
      'Hopa',
      'Μοδεστοσ',
      '小 王',
    ]
    expect(names.filter((name) => !isReserved(name, gazette))).toEqual([])
    const others = ['Jane', 'Doe', 'Doe Jane', 'Jane Doerr', 'Mary Jane Doe', 'Нора Галь', '小王子']
    expect(others.filter((name) => isReserved(name, gazette))).toEqual([])
  })

  it('keeps nothing by a name of which nothing is a letter', () => {
    const site = { name: '***', reservedNames: ['★'] }
    expect(['★', '***', 'Ada'].filter((name) => isReserved(name, site))).toEqual([])
  })
})
