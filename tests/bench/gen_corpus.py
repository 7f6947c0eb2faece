#!/usr/bin/env python3
"""A made-up site of government information for measuring gazette.

    gen_corpus.py --n 10000 --out DIR

Item i depends on (seed, i) only: the first 1,000 items of a corpus of 10,000 are the corpus of 1,000,
and the same arguments give the same bytes on every machine.
"""
import argparse
import datetime as dt
import json
import os
import random
import sys

CATEGORIES = [  # slug, name, weight
    ("zcwj", "政策文件", 18), ("ghjh", "规划计划", 6), ("czyjs", "财政预决算", 8),
    ("rsxx", "人事信息", 9), ("xzxk", "行政许可", 14), ("xzcf", "行政处罚", 12),
    ("zfcg", "政府采购", 10), ("zdxm", "重大建设项目", 6), ("tjxx", "统计信息", 5),
    ("yjgl", "应急管理", 4), ("ggfw", "公共服务", 6), ("ndbg", "年度报告", 2),
]
AGENCIES = [  # slug, name, document prefix, organisation code
    ("zfb", "市人民政府办公室", "宁江政办发", "11320000014000319G"),
    ("fgw", "市发展和改革委员会", "宁江发改", "11320000014000327B"),
    ("czj", "市财政局", "宁江财", "11320000014000335Y"),
    ("jyj", "市教育局", "宁江教", "11320000014000343T"),
    ("wjw", "市卫生健康委员会", "宁江卫", "11320000014000351N"),
    ("hbj", "市生态环境局", "宁江环", "1132000001400036XH"),
    ("zrj", "市自然资源和规划局", "宁江自然资", "11320000014000378C"),
    ("scj", "市市场监督管理局", "宁江市监", "11320000014000386A"),
]
TAGS = """民生保障 营商环境 乡村振兴 教育公平 医疗卫生 生态环保 安全生产 食品安全 住房保障 社会救助
养老服务 科技创新 招商引资 税费减免 数字政府 交通运输 水利建设 土地征收 城市更新 文化旅游
就业创业 社会保险 知识产权 节能降碳 防汛抗旱 疫情防控 招投标 公务员招录 绩效评价 专项资金
双随机 信用监管 政务服务 法治政府 信息公开 标准化 中小企业 垃圾分类 老旧小区 粮食安全""".split()
PLACES = ["城东新区", "临江镇", "高新技术产业开发区", "白石街道", "青山县", "南湖区", "北港区",
          "云溪乡", "经济开发区", "老城片区", "滨江新城", "柳河镇", "东塘街道", "西山林场", "北部产业园"]
SUBJECTS = ["优化营商环境", "老旧小区改造", "农村饮水安全巩固提升", "义务教育优质均衡发展", "基层医疗卫生服务能力建设",
            "大气污染防治", "建设用地规划许可", "食品经营许可", "特种设备安全监督检查", "专项债券资金使用",
            "公共文化设施免费开放", "城乡居民最低生活保障", "安全生产专项整治", "数字政府建设", "政务服务事项标准化",
            "部门预算执行", "公开招聘事业单位工作人员", "河湖长制工作", "地质灾害防治", "工程建设项目审批制度改革",
            "高标准农田建设", "公共资源交易监管", "知识产权保护", "养老服务体系建设", "消防安全隐患排查"]
TITLE_FORMS = {
    "zcwj": ["关于印发{y}年{s}实施方案的通知", "关于进一步加强{s}的意见", "关于{p}{s}有关事项的通知", "关于修订{s}管理办法的通知"],
    "ghjh": ["{p}{s}“十四五”规划", "{y}年{s}工作计划", "关于{p}{s}专项规划批前公示的公告"],
    "czyjs": ["{a}{y}年度部门预算公开说明", "{a}{y}年度部门决算公开说明", "{y}年{s}专项资金分配结果公示"],
    "rsxx": ["{a}关于{n}等同志任免职的通知", "{a}{y}年公开招聘拟聘用人员公示", "关于{n}同志任前公示的公告"],
    "xzxk": ["关于{p}{s}项目准予行政许可的决定", "{a}{y}年第{k}批行政许可信息公示", "关于{p}某项目环境影响报告表的批复"],
    "xzcf": ["{a}行政处罚决定书({p}某商贸有限公司)", "{a}{y}年第{k}批行政处罚信息公示", "关于{s}违法案件查处情况的通报"],
    "zfcg": ["{p}{s}项目公开招标公告", "{p}{s}项目中标(成交)结果公告", "{a}{y}年{k}月政府采购意向公开"],
    "zdxm": ["{p}{s}重大项目审批信息公开", "{y}年市级重大建设项目进展情况({k}月)", "关于{p}{s}工程竣工验收情况的公示"],
    "tjxx": ["{y}年{k}月全市主要经济指标", "{p}{y}年国民经济和社会发展统计公报", "{y}年{s}监测统计数据"],
    "yjgl": ["{p}突发事件应急预案({y}年修订)", "关于启动{p}防汛四级应急响应的通知", "{y}年{k}月{s}应急演练情况通报"],
    "ggfw": ["{p}{s}便民服务指南", "{y}年度{p}公共服务事项清单", "关于调整{p}{s}服务时间的公告"],
    "ndbg": ["{a}{y}年政府信息公开工作年度报告", "{p}{y}年法治政府建设年度报告"],
}
NAMES = ["王建国", "李志强", "陈晓燕", "张立新", "刘海涛", "周敏", "赵文斌", "孙丽华", "吴国平", "郑伟"]
OPENINGS = [
    "各县(市、区)人民政府,市各委办局,市各直属单位:",
    "根据《中华人民共和国政府信息公开条例》和上级有关文件要求,现将{s}有关情况公布如下。",
    "为深入贯彻落实党中央、国务院决策部署,扎实推进{p}{s}工作,结合我市实际,制定本方案。",
    "经研究,现就{p}{s}有关事项公告如下,请遵照执行。",
    "{y}年,在市委、市政府的坚强领导下,{a}认真履行职责,依法公开政府信息,各项工作取得了新的成效。",
]
SENTENCES = [
    "坚持以人民为中心的发展思想,把群众满意作为检验{s}成效的根本标准,切实解决急难愁盼问题。",
    "全年共受理申请{i}件,办结{j}件,按时办结率为{r}%,群众满意度达到{q}%。",
    "{a}牵头,{p}管理委员会配合,于{y}年{k}月底前完成清单编制并向社会公布。",
    "严格落实“谁主管、谁负责,谁审批、谁监管”的要求,健全事前事中事后全链条监管机制。",
    "项目总投资约{i}万元,其中中央预算内投资{j}万元,地方配套资金由市、县两级财政分级承担。",
    "对逾期未整改或者整改不到位的单位,依法依规予以处理,并将结果纳入年度综合考核。",
    "公示期为{d}个工作日,公示期内如有异议,请以书面形式实名向{a}反映。",
    "加强部门协同和信息共享,推动数据一次采集、多方使用,减少基层重复填报。",
    "建设地点位于{p},规划用地面积约{i}亩,建设周期为{d}个月。",
    "各责任单位要明确一名分管负责同志和一名联络员,每季度末报送工作进展情况。",
    "所需经费列入同级财政预算,专款专用,接受审计监督和社会监督。",
    "经现场核查,当事人的行为违反了相关法律法规的规定,鉴于其能够主动改正,依法从轻处理。",
    "申请人可以通过政务服务网、移动端或者{p}便民服务中心窗口提交材料,实行“一窗受理、并联审批”。",
    "截至{k}月末,累计完成投资{i}万元,占年度计划的{r}%,较上年同期提高{d}个百分点。",
    "要充分运用报刊、广播、电视和新媒体,加大宣传解读力度,及时回应社会关切。",
    "不予公开的信息应当说明理由,并告知申请人依法享有的救济渠道。",
    "{n}同志负责统筹协调,相关处室按照职责分工抓好落实,形成工作合力。",
    "建立健全风险隐患排查台账,实行销号管理,做到底数清、情况明、责任实。",
    "鼓励社会力量参与{s},支持符合条件的企业和社会组织承接公共服务项目。",
    "本通知自印发之日起施行,有效期至{e}年12月31日,此前规定与本通知不一致的,以本通知为准。",
    "全市共有{j}个村(社区)纳入实施范围,惠及群众约{i}户,受益人口占比{r}%。",
    "对企业反映的共性问题,由{a}会同有关部门在{d}个工作日内研究提出解决措施。",
    "进一步精简申报材料,将原有{d}项材料压减为5项,办理时限由20个工作日缩短为{d}个工作日。",
    "依申请公开渠道畅通,全年未发生因信息公开被行政复议机关纠错的情形。",
    "**重点任务**按季度调度,实行清单化、项目化推进,确保各项指标如期完成。",
    "上述文件全文可在市政府门户网站“政府信息公开”专栏查阅,也可到档案馆、图书馆查阅点现场查阅。",
]
HEADINGS = ["总体要求", "基本情况", "主要目标", "重点任务", "组织实施", "保障措施", "监督管理", "资金安排", "办理流程",
            "申报条件", "公示内容", "工作要求", "存在问题", "下一步打算", "附则", "联系方式"]
CN = "一二三四五六七八九十"
ITEMS = ["加强组织领导,压实工作责任", "完善制度机制,规范工作流程", "强化督促检查,严肃追责问责", "注重宣传引导,营造良好氛围",
         "营业执照复印件一份", "法定代表人身份证明", "建设项目用地预审意见", "环境影响评价审批文件", "资金使用绩效目标表",
         "梳理公开事项目录,动态更新", "优化办事指南,统一受理标准", "开展业务培训,提升服务能力", "建立问题台账,限期整改销号",
         "推进数据归集,实现共享互认", "畅通投诉举报渠道,及时核查处理", "落实经费保障,专款专用"]
COLS = [["序号", "项目名称", "责任单位", "完成时限"], ["指标", "本年", "上年", "同比(%)"],
        ["序号", "单位名称", "许可事项", "决定文号", "日期"], ["科目", "预算数(万元)", "执行数(万元)", "执行率(%)"]]
LINKS = ["[政务服务网](https://www.example.gov.cn/zwfw/)", "[原文下载](https://www.example.gov.cn/files/{y}/{k}.pdf)",
         "[政策解读](https://www.example.gov.cn/zcjd/{y}{k:02d}.html)", "[依申请公开](https://www.example.gov.cn/ysqgk/)"]


def full_width(s):
    return s.replace(",", "，").replace(":", "：").replace("(", "（").replace(")", "）").replace("（%）", "(%)")


OPENINGS = [full_width(s) for s in OPENINGS]
SENTENCES = [full_width(s) for s in SENTENCES]
ITEMS = [full_width(s) for s in ITEMS]
TITLE_FORMS = {k: [full_width(s) for s in v] for k, v in TITLE_FORMS.items()}
START = dt.datetime(2016, 1, 1, 8, 30)
SPAN_S = int((dt.datetime(2025, 12, 31, 17, 0) - START).total_seconds())
CAT_W = [c[2] for c in CATEGORIES]


def make_item(i, seed):
    r = random.Random(seed * 1000003 + i)
    cat = r.choices(CATEGORIES, CAT_W)[0]
    ag = r.choice(AGENCIES)
    when = START + dt.timedelta(seconds=r.randrange(SPAN_S))
    v = dict(y=when.year, e=when.year + 5, k=r.randint(1, 12), p=r.choice(PLACES), s=r.choice(SUBJECTS),
             a=ag[1], n=r.choice(NAMES), d=r.randint(5, 30), i=r.randint(120, 9800), j=r.randint(20, 900),
             r=round(r.uniform(60, 100), 1), q=round(r.uniform(90, 100), 1))
    title = r.choice(TITLE_FORMS[cat[0]]).format(**v)

    def sentence():
        v.update(i=r.randint(120, 9800), j=r.randint(20, 900), d=r.randint(5, 30), k=r.randint(1, 12),
                 r=round(r.uniform(60, 100), 1))
        if r.random() < 0.4:
            v["p"] = r.choice(PLACES)
        return r.choice(SENTENCES).format(**v)

    # Target length in bytes: log-normal, mean about 3 KB, most items 1-8 KB.
    target = min(max(r.lognormvariate(7.80, 0.55), 700), 20000)
    has_table = r.random() < 0.30
    has_link = r.random() < 0.20
    out, size, h = [], 0, 0

    def put(s):
        nonlocal size
        out.append(s)
        size += len(s.encode("utf-8")) + 2

    put(r.choice(OPENINGS).format(**v))
    while size < target:
        if h < 10:
            put("## %s、%s" % (CN[h], r.choice(HEADINGS)))
        h += 1
        for _ in range(r.randint(1, 3)):
            if size >= target:
                break
            put("".join(sentence() for _ in range(r.randint(2, 4))))
        if size < target and r.random() < 0.25:
            put("### （%s）%s" % (CN[r.randrange(3)], r.choice(SUBJECTS)))
            put(sentence())
        if size < target and r.random() < 0.45:
            mark = r.random() < 0.5
            items = r.sample(ITEMS, r.randint(3, 6))
            put("\n".join(("%d. " % (n + 1) if mark else "- ") + t for n, t in enumerate(items)))
        if has_table and h == 1:
            cols = r.choice(COLS)
            rows = ["| " + " | ".join(cols) + " |", "|" + " --- |" * len(cols)]
            for n in range(r.randint(3, 10)):
                cells = [str(n + 1), r.choice(SUBJECTS)] + [str(r.randint(100, 9999)) for _ in cols[2:]]
                rows.append("| " + " | ".join(cells) + " |")
            put("\n".join(rows))
    if has_link:
        put("相关链接：" + "、".join(r.sample(LINKS, r.randint(1, 2))).format(**v) + "。")
    put("%s\n\n%d年%d月%d日" % (ag[1], when.year, when.month, when.day))
    return {
        "id": "xxgk-%06d" % i, "title": title, "date": when, "cat": cat[0], "cat_name": cat[1],
        "tags": r.sample(TAGS, r.randint(1, 4)), "agency": ag[0], "publisher": ag[1],
        "doc_number": "%s〔%d〕%d号" % (ag[2], when.year, r.randint(1, 400)),
        "index_number": "%s/%d-%05d" % (ag[3], when.year, i),
        "body": "\n\n".join(out) + "\n",
    }


def q(s):  # a JSON string is a valid TOML basic string
    return json.dumps(s, ensure_ascii=False)


def ql(xs):
    return "[" + ", ".join(q(x) for x in xs) + "]"


def gazette(it):
    return "content/%s/%s.md" % (it["cat"], it["id"]), "\n".join([
        "+++", "title = " + q(it["title"]), "published = %s+08:00" % it["date"].isoformat(),
        "tags = " + ql(it["tags"]), "issuer = " + q(it["agency"]),
        "document_number = " + q(it["doc_number"]), "index_number = " + q(it["index_number"]), "+++", "", it["body"]])


GAZETTE_SITE = """base_url = "https://www.example.gov.cn/"
title = "宁江市政府信息公开"
language = "zh-CN"
utc_offset = "+08:00"
paginate_by = 20
[agency]
name = "宁江市人民政府"
code = "11320000014000319G"
[feeds]
formats = ["rss"]
items = 20
content = "summary"
"""


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--n", type=int, default=1000)
    ap.add_argument("--out", required=True)
    ap.add_argument("--seed", type=int, default=20240501)
    a = ap.parse_args()
    if os.path.isdir(os.path.join(a.out, "content")):
        sys.exit("%s already holds a corpus" % a.out)
    for slug, name, _ in CATEGORIES:
        d = os.path.join(a.out, "content", slug)
        os.makedirs(d)
        with open(os.path.join(d, "_index.md"), "w", encoding="utf-8") as f:
            f.write("+++\ntitle = %s\n+++\n" % q(name))
    total = 0
    for i in range(1, a.n + 1):
        path, text = gazette(make_item(i, a.seed))
        data = text.encode("utf-8")
        total += len(data)
        with open(os.path.join(a.out, path), "wb") as f:
            f.write(data)
    # Last: a corpus with a site.toml is a whole one.
    with open(os.path.join(a.out, "site.toml"), "w", encoding="utf-8") as f:
        f.write(GAZETTE_SITE)
        for slug, name, _, code in AGENCIES:
            f.write("[[issuers]]\nkey = %s\nname = %s\ncode = %s\n" % (q(slug), q(name), q(code)))
    print("%d items, %d bytes" % (a.n, total))


if __name__ == "__main__":
    main()
