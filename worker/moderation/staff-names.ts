// What those are called who run a site, in the languages that the element speaks. No guest has such a name.

/** Of people, refused also as the first or last word of a name: "Moderator Ada", "Ada (mod)". */
export const staffTitles = `
admin admins administrator administrators sysadmin mod mods moderator moderators moderation staff
editor editors editorial verified
moderatorin moderatoren administratorin administratoren redaktion redakteur redakteurin redakteure
chefredakteur chefredakteurin chefredaktion
modérateur modératrice modérateurs administrateur administratrice rédaction rédacteur rédactrice
moderador moderadora moderadores administrador administradora administradores editora
moderación redacción redactor redactora moderação redação redator redatora
moderatore moderatrice moderatori moderazione amministratore amministratrice redazione redattore redattrice
caporedattore
moderatie redactie redacteur hoofdredacteur beheerder
moderatorka moderatorzy moderacja administratorka administracja redakcja redaktor redaktorka
moderasi redaksi redaktur moderatör moderatörler moderasyon yönetici editörler
moderatorer redaktør redaktører redaksjon redaksjonen
administratör redaktör redaktörer redaktionen chefredaktör moderering
модератор модераторка модератори модераторы модерація модерация адмін адміни админ админы
адміністратор адміністраторка адміністрація администратор администрация
редактор редакторка редакція редакция
أدمن الأدمن ادمین אדמין מודרטור מודרטורית एडमिन एडमिनिस्ट्रेटर मॉडरेटर मोडरेटर`
  .trim()
  .split(/\s+/)

/** Words that stand in other names as well, or are these people's only where they stand alone. */
export const staffNames = `
system, root, official, official account, support, tech support, technical support, customer support,
customer service, helpdesk, team, owner, operator, publisher, newsroom, administration,
webmaster, postmaster, hostmaster, afterword, editorial team, moderation team, comments team, support team,
Moderationsteam, Redaktionsteam, Kundendienst, Kundenservice, offiziell, Betreiber, Seitenbetreiber, Herausgeber,
éditeur, éditrice, assistance, service client, officiel, officielle, compte officiel, webmestre,
administración, soporte, soporte técnico, atención al cliente, oficial, cuenta oficial,
administração, suporte, suporte técnico, atendimento ao cliente, conta oficial,
amministrazione, editore, assistenza, supporto, servizio clienti, ufficiale, account ufficiale,
beheer, ondersteuning, klantenservice, officieel,
wsparcie, pomoc, pomoc techniczna, obsługa klienta, zespół redakcyjny, oficjalny, oficjalna, oficjalne konto,
yönetim, site yönetimi, yayın kurulu, yazı işleri, destek, destek ekibi, teknik destek, müşteri hizmetleri,
yetkili, resmi hesap,
pengelola, penyunting, dukungan, bantuan, layanan pelanggan, akun resmi,
brukerstøtte, kundestøtte, kundeservice, offisiell, offisielt,
kundtjänst, officiell, officiellt, utgivare, ansvarig utgivare,
підтримка, служба підтримки, техпідтримка, офіційний, офіційно,
поддержка, служба поддержки, техподдержка, официальный, официально,
管理员, 系统管理员, 版主, 站长, 编辑, 编辑部, 主编, 总编辑, 小编, 客服, 技术支持, 工作人员, 官方, 官方账号,
管理員, 系統管理員, 站長, 編輯, 編輯部, 主編, 總編輯, 小編, 技術支援, 工作人員, 官方帳號,
管理人, 管理者, アドミン, モデレーター, モデレータ, 運営, 運営者, 運営チーム, 運営事務局, 事務局, スタッフ,
編集者, 編集長, 編集部, サポート, サポートセンター, カスタマーサポート, 公式, 公式アカウント,
관리자, 어드민, 운영자, 운영진, 운영팀, 모더레이터, 스태프, 편집자, 편집장, 편집부, 편집국, 에디터,
고객센터, 고객지원, 지원팀, 공식, 공식 계정,
مدير, المدير, المدير العام, مدير الموقع, مشرف, المشرف, مشرفة, المشرفة, المشرفون, المشرفين, فريق الإشراف,
مراقب, المراقب, مسؤول, المسؤول, الإدارة, إدارة الموقع, محرر, المحرر, رئيس التحرير, هيئة التحرير, فريق التحرير,
الدعم, الدعم الفني, فريق الدعم, خدمة العملاء, حساب رسمي, الحساب الرسمي,
مدیر, مدیران, مدیر سایت, مدیریت, مدیریت سایت, ناظر, ناظران, ویراستار, سردبیر, تحریریه, هیئت تحریریه, هیات تحریریه,
پشتیبان, پشتیبانی, تیم پشتیبانی, حساب رسمی,
מנהל, מנהלת, המנהל, המנהלת, מנהלים, הנהלה, ההנהלה, מנהל מערכת, מנהל האתר, מנהלת האתר, הנהלת האתר,
עורך, עורכת, העורך, העורכת, עורכים, מערכת, המערכת, מערכת האתר, צוות, הצוות, צוות האתר,
תמיכה, תמיכה טכנית, שירות לקוחות, רשמי, חשבון רשמי,
प्रशासक, प्रशासन, संचालक, व्यवस्थापक, संपादक, सम्पादक, मुख्य संपादक, संपादकीय टीम,
सहायता, सहायता टीम, ग्राहक सेवा, आधिकारिक`
  .trim()
  .split(/,\s+/)
