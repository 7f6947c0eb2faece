#include "ledger/personal_data.hpp"

#include "support/catch.hpp"

#include <string>

using namespace gazette;

TEST_CASE("columns that would hold personal data are told by their names, Chinese or English") {
  for (const auto* name :
       {"姓名",           "名字",          "申请人",   "申请人姓名",  "联系人", "身份证号码", "证件号",
        "联系电话",       "手机",          "通讯地址", "电子邮箱",    "经办人", "name",       "Applicant Name",
        "applicant_name", "applicantName", "phone",    "phoneNumber", "MOBILE", "e-mail",     "email",
        "home address",   "id_number",     "ID No.",   " 姓名 "}) {
    INFO(name);
    CHECK(is_personal_column(name));
  }
}

TEST_CASE("columns of a ledger and innocent ones do not look like personal data") {
  for (const auto* name :
       {"编号", "收到日期", "申请人类型", "办理结果", "答复日期", "number", "applicant", "applicant type", "outcome",
        "review_filed", "id", "note", "filename", "", "备注", "identity"}) {
    INFO(name);
    CHECK_FALSE(is_personal_column(name));
  }
}

TEST_CASE("a resident ID number is found by its date and check character") {
  CHECK(personal_data_in("11010519491231002X") == "a resident ID number");
  CHECK(personal_data_in("见11010519491231002x。") == "a resident ID number");
  CHECK(personal_data_in("１１０１０５１９４９１２３１００２Ｘ") == "a resident ID number");
  CHECK(personal_data_in("440524188001010014") == "a resident ID number");
  CHECK(personal_data_in("110105194912310021").empty());             // wrong check character
  CHECK(personal_data_in("11010519491331002X").empty());             // no thirteenth month
  CHECK(personal_data_in("A11010519491231002X").empty());            // part of a longer number
  CHECK(personal_data_in("911010519491231002X").empty());            // likewise
  CHECK(personal_data_in("110105********002X").empty());             // masked
  CHECK(personal_data_in("11010519491231002").empty());              // 17 characters
  CHECK(personal_data_in("1137078555222300XQ/2015-00020").empty());  // an index number of the catalogue
}

TEST_CASE("a mobile number is eleven digits from 13 to 19 with no digit beside them") {
  CHECK(personal_data_in("13800138000") == "a mobile number");
  CHECK(personal_data_in("电话19912345678转") == "a mobile number");
  CHECK(personal_data_in("+8613800138000") == "a mobile number");
  CHECK(personal_data_in("2024-13800138000") == "a mobile number");
  CHECK(personal_data_in("12800138000").empty());
  CHECK(personal_data_in("138001380001").empty());
  CHECK(personal_data_in("1380013800").empty());
  CHECK(personal_data_in("138****8000").empty());
  CHECK(personal_data_in("010-62345678").empty());
  CHECK(personal_data_in("").empty());
}
