/** What reports say in two languages, sentence by sentence: the same numbers and dates, in the ways in which people write them. */
export const translatedSentences: readonly (readonly [ja: string, en: string])[] = [
  [
    '2024年2月、米保険大手ユナイテッドヘルス傘下のチェンジ・ヘルスケアがランサムウェア攻撃を受け、約1億9,270万人分の情報が流出した。同社は2,200万ドルを支払ったとされる。',
    'In February 2024 Change Healthcare, a unit of the US insurer UnitedHealth, was hit by ransomware; data of about 192.7 million people leaked. The company is said to have paid $22m.',
  ],
  [
    '警察庁によると、令和5年に確認されたランサムウェアの被害は197件で、前年から33件（14.3％）減った。',
    'According to the National Police Agency, 197 ransomware cases were confirmed in 2023, 33 (14.3 percent) fewer than in the year before.',
  ],
  [
    '被害額は最大で12億3,000万円に上り、うち3割を保険が補った。',
    'Losses ran to as much as 1.23 billion yen, of which insurance covered 30 percent.',
  ],
  [
    '4月1日から7日にかけて、1日当たり平均3万5,000件の不正ログインが観測された。',
    'From April 1 to 7, an average of 35,000 unauthorised log-ins a day was observed.',
  ],
  [
    'NISCは3月28日午後5時、重要インフラ15分野の事業者に注意を促した。',
    'At 5 p.m. on 28 March NISC warned operators in 15 sectors of critical infrastructure.',
  ],
  [
    '第1四半期（1〜3月期）の検知数は前年同期比2.4倍の48万2,310件だった。',
    'Detections in the first quarter (January to March) were 482,310, 2.4 times as many as a year before.',
  ],
  [
    '2023年度の予算は2,128億円で、24年度は約2割増の2,550億円を見込む。',
    'The budget for fiscal 2023 was ¥212.8 billion; for FY24 a rise of about 20% to ¥255bn is expected.',
  ],
  [
    'CVE-2024-3094はXZ Utils 5.6.0と5.6.1に影響し、CVSSは10.0である。',
    'CVE-2024-3094 affects XZ Utils 5.6.0 and 5.6.1; its CVSS score is 10.0.',
  ],
  [
    '3月29日にアンドレス・フロイント氏が報告した。約0.5秒の遅延がきっかけだった。',
    'Andres Freund reported it on 29 March. A delay of about 0.5 seconds was the clue.',
  ],
  [
    '攻撃者は2年半かけて信頼を得ていた。',
    'The attacker had built trust over two and a half years.',
  ],
  [
    '同社の株価は18日に一時12％下落し、時価総額は3兆円減った。',
    'The share price fell by up to 12 percent on the 18th, and ¥3 trillion of market value was lost.',
  ],
  [
    '10社のうち4社が過去12カ月以内に被害を受けていた。',
    'Four in ten companies had been hit within the past 12 months.',
  ],
  [
    '英NCSCは「今後2年間で」脅威が増すと1月24日に公表した。',
    'On 24 January Britain’s NCSC said that the threat would grow "over the next two years".',
  ],
  [
    'LockBitは2,500以上の被害者から1億2,000万ドル超を得たとされ、2月20日に11カ国が合同で摘発した。',
    'LockBit is said to have taken more than $120 million from over 2,500 victims; on February 20, 11 countries raided it together.',
  ],
  [
    '34台のサーバーが押収され、200以上の暗号資産口座が凍結された。',
    'Thirty-four servers were seized and more than 200 cryptocurrency accounts frozen.',
  ],
  ['最大1,500万ドルの報奨金がかけられた。', 'A reward of up to $15,000,000 is offered.'],
  [
    '身代金は1.5ビットコイン（約980万円）だった。',
    'The ransom was 1.5 bitcoin (about ¥9.8 million).',
  ],
  [
    'Volt Typhoonは少なくとも5年間、米国の重要インフラに潜んでいた。',
    'Volt Typhoon had been inside US critical infrastructure for at least five years.',
  ],
  ['ポート22番、443番、8443番を使う。', 'It uses ports 22, 443 and 8443.'],
  [
    'Windows Server 2012 R2からWindows Server 2022までが対象で、修正は3月12日の月例更新に含まれる。',
    'Windows Server 2012 R2 to Windows Server 2022 are affected; the fix is in the Patch Tuesday of March 12.',
  ],
  [
    '今月は60件の脆弱性が修正され、うち2件が「緊急」、18件が遠隔コード実行である。',
    'This month 60 vulnerabilities were fixed: two are critical, 18 allow remote code execution.',
  ],
  [
    '調査は2023年11月〜24年1月に、20歳以上の男女1,200人を対象に行われ、回答率は62.5%。',
    'The survey was held from November 2023 to January 2024 among 1,200 men and women aged 20 or over; 62.5 % answered.',
  ],
  [
    '内閣は4月10日、法案を衆院に提出した。施行は公布から1年以内とされ、2025年5月の見通し。',
    'On 10 April the cabinet sent the bill to the lower house. It is to come into force within a year, probably in May 2025.',
  ],
  [
    'NATOは1949年に12カ国で発足し、3月7日に32番目の加盟国としてスウェーデンを迎えた。',
    'NATO began in 1949 with 12 members and on 7 March welcomed Sweden as its 32nd.',
  ],
  [
    '80年代から続く手口で、全体の4分の3を占める。',
    'The trick dates from the 1980s and makes up three quarters of all cases.',
  ],
  [
    '5億〜7億ドルの損失が生じ、回復に6〜8週間を要した。',
    'Losses came to $500–700 million, and recovery took six to eight weeks.',
  ],
  [
    '10〜15万台のルーターが感染し、その半数以上がEOLを迎えた機種だった。',
    'Between 100,000 and 150,000 routers were infected, more than half of them end-of-life models.',
  ],
  [
    '電子メール1通につき0.01ドル、1,000通で10ドルという料金だった。',
    'The price was $0.01 per email, $10 for a thousand.',
  ],
  [
    '回線速度は最大で3.47Tbps、毎秒3億4,000万パケットに達した。',
    'It peaked at 3.47 Tbps and 340 million packets per second.',
  ],
  [
    '米東部時間3月26日午前1時29分、全長289メートルの貨物船が橋に衝突し、6人が死亡した。',
    'At 1:29 a.m. Eastern time on March 26 a cargo ship 289 metres long hit the bridge and six people died.',
  ],
  [
    '全国で延べ3,000校、約85万人の生徒に影響した。',
    'Some 3,000 schools and about 850,000 pupils were affected nationwide.',
  ],
  [
    '個人情報は最大で約91万9,000件。うち約8,000件に口座番号が含まれる。',
    'Up to some 919,000 personal records are concerned, about 8,000 with account numbers.',
  ],
  [
    '9割以上の企業が対策を講じているが、十分と答えたのは1割未満だった。',
    'More than 90% of companies have taken measures, but less than 10% called them sufficient.',
  ],
  [
    '「2要素認証」や「ゼロトラスト」の導入は42.3ポイント増えた。',
    'Use of two-factor authentication and zero trust rose by 42.3 percentage points.',
  ],
  [
    'FBIは2月15日までに1,000台超のルーターからマルウェアを除去した。',
    'By Feb. 15 the FBI had removed the malware from over 1,000 routers.',
  ],
  [
    '2022年2月24日の侵攻の約1時間前、衛星通信サービスKA-SATが停止した。',
    'About an hour before the invasion of 24 February 2022, the satellite service KA-SAT went down.',
  ],
  [
    '欧州委員会は最大で全世界売上高の6％、または3,500万ユーロの制裁金を科せる。',
    'The Commission may impose fines of up to 6 % of worldwide turnover or EUR 35 million.',
  ],
  [
    'MicrosoftはMidnight Blizzardが2023年11月下旬から侵入し、1月12日に検知したと説明した。',
    'Microsoft said that Midnight Blizzard had got in from late November 2023 and was detected on 12 January.',
  ],
  [
    '第213回国会で、セキュリティ・クリアランス法案が審議された。',
    'The security clearance bill was debated in the 213th Diet session.',
  ],
  [
    '9.11から20年余り、テロ対策の重点は変わった。',
    'More than 20 years after 9/11, the focus of counter-terrorism has changed.',
  ],
  [
    '3月5日（火）11:30（JST）から約2時間、障害が続いた。',
    'The outage lasted about two hours from 11:30 JST on Tuesday, March 5.',
  ],
  [
    '月額980円、年額9,800円（税込）で利用できる。',
    'It costs ¥980 a month or ¥9,800 a year, tax included.',
  ],
  [
    '従業員50人〜300人未満の企業が48.2%で最多、次いで300人以上が27.1%だった。',
    'Firms with 50 to fewer than 300 employees were the most numerous at 48.2%, followed by those with 300 or more at 27.1%.',
  ],
]
