// What those are called who run a site, in the languages that the element speaks. No guest has such a name.

/** Of people, refused also as the first or last word of a name: "Moderator Ada", "Ada (mod)". */
export const staffTitles = `
admin admins administrator administrators sysadmin mod mods moderator moderators moderation staff
editor editors editorial verified
moderatorin moderatoren administratorin administratoren redaktion
modérateur modératrice administrateur administratrice rédaction
moderador moderadora administrador administradora redacción redação
moderatore moderatrice amministratore amministratrice redazione
moderatorka administratorka redakcja redaktor redactie beheerder redaksi
redaktør redaksjonen administratör redaktör redaktionen moderatör yönetici editör
модератор модератори модераторы адмін админ адміністратор администратор редакція редакция редактор`
  .trim()
  .split(/\s+/)

/** Words that stand in other names as well, or are these people's only where they stand alone. */
export const staffNames = [
  ...[
    'system',
    'root',
    'official',
    'support',
    'team',
    'owner',
    'operator',
    'publisher',
    'newsroom',
  ],
  ...['webmaster', 'postmaster', 'hostmaster', 'helpdesk', 'customer service', 'afterword'],
  ...['editorial team', 'moderation team', 'comments team', 'support team', 'Moderationsteam'],
  ...['管理员', '管理員', '版主', '编辑部', '編輯部', '官方'],
  ...['管理人', '管理者', '運営', '運営者', '編集部', 'モデレーター'],
  ...['관리자', '운영자', '운영진', '편집부', '모더레이터'],
  ...['المشرف', 'المشرفون', 'الإدارة', 'إدارة الموقع', 'هيئة التحرير'],
  ...['مدیر', 'مدیر سایت', 'مدیریت', 'تحریریه'],
  ...['מנהל האתר', 'מנהלת האתר', 'הנהלת האתר', 'המערכת', 'מערכת האתר'],
  ...['मॉडरेटर', 'एडमिन', 'प्रशासक', 'संपादक', 'व्यवस्थापक'],
]
