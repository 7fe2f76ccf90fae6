import { fold } from '../vietnamese/text.ts';

/** Little words: they tell near-equal titles apart, no more. */
export const LITTLE_WORDS = new Set(
  fold(
    `của cho tôi em anh chị bác cô chú mình tao tui cháu ở tại thì là mà có được bị khi với và các những về từ đến để do
     theo trong này đó ra vào nên hay hoặc rồi đã đang sẽ cần muốn xin làm nhà người hồ sơ thủ tục việc trường hợp nào
     gì cái một vì qua đi lúc sau trước nếu còn cũng lên xuống nữa thôi nhé nha hết phải đối như việt nam bố ba mẹ má
     ông bà vợ chồng trai gái cháu nội ngoại dì cậu mợ thím không chưa mấy`,
  ).split(' '),
);

/** Words that only ask. They are meant as they stand, and nothing follows from them. */
export const ASKING_WORDS = new Set(fold('gì nào sao đâu không hông rồi chưa được cần phải tui tôi').split(' '));
